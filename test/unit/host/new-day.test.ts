import { describe, expect, it } from 'vitest';
import { type DayWatched, noticeNewDay } from '../../../electron/host/new-day';

const officeThatReads = (...dates: readonly string[]) => {
  const told: string[][] = [];
  const left = [...dates];
  const office: DayWatched = {
    businessDate: () => left[0],
    readAgain: async () => void left.shift(),
    tell: (areas) => told.push([...areas]),
  };
  return { office, told };
};

describe('the turn of the business day', () => {
  it('is told to the windows although nobody touched anything', async () => {
    const { office, told } = officeThatReads('2026-11-17', '2026-11-18');
    await noticeNewDay(office);
    expect(told).toEqual([['settings']]);
  });

  it('is told once, and not while the day goes on', async () => {
    const { office, told } = officeThatReads('2026-11-17', '2026-11-17', '2026-11-17');
    await noticeNewDay(office);
    expect(told).toEqual([]);
  });

  it('is nothing while the records are closed', async () => {
    const { office, told } = officeThatReads();
    await noticeNewDay(office);
    expect(told).toEqual([]);
  });
});
