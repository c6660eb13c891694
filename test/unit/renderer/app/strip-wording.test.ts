import { describe, expect, it } from 'vitest';
import { type PlaceFact, placeSentence, protectionSentence } from '../../../../renderer/app/strip-wording';

const now = Date.UTC(2026, 10, 17, 22, 20);
const disk: PlaceFact = { id: 'disk', name: 'This PC', where: 'here', state: 'current', newestCopyAt: now - 12_000 };
const cloud: PlaceFact = {
  id: 'cloud',
  name: 'Cloud',
  where: 'away',
  state: 'waiting',
  newestCopyAt: now - 15_480_000,
  sinceAt: now - 15_480_000,
  waitingBytes: 3_100_000,
  waitsFor: 'internet',
};

function said(places: readonly PlaceFact[], recordsOpen = true, known = true) {
  return protectionSentence({ recordsOpen, known, places }, now, 'UTC');
}

describe('the first words of the strip', () => {
  it('say protected without a limit only when every place is up to date', () => {
    expect(said([disk, { ...cloud, state: 'current', newestCopyAt: now - 40_000 }])).toEqual({
      tone: 'safe',
      sentence: 'Protected 12 s ago',
    });
  });

  it('say protected here while the cloud waits', () => {
    expect(said([disk, cloud]).sentence).toBe('Protected here 12 s ago');
  });

  it('never say protected when no place is up to date', () => {
    const failing: PlaceFact = { ...disk, state: 'failing', newestCopyAt: now - 3_600_000 };
    expect(said([failing, cloud])).toEqual({ tone: 'danger', sentence: 'No new copy since 21:20' });
    expect(said([{ ...disk, state: 'never', newestCopyAt: null }])).toEqual({
      tone: 'danger',
      sentence: 'Nothing has been copied yet',
    });
    expect(said([])).toEqual({ tone: 'danger', sentence: 'No place for copies is set up' });
  });

  it('does not take copying for the first time as protection', () => {
    expect(said([{ ...disk, state: 'copying', newestCopyAt: null }]).tone).toBe('danger');
  });

  it('claim nothing before anything is known, or while the records do not open', () => {
    expect(said([], true, false).tone).toBe('neutral');
    expect(said([disk], false)).toEqual({ tone: 'attention', sentence: 'No new copies until the records open' });
  });

  it('name the day when the last copy is not of today', () => {
    const old: PlaceFact = { ...disk, state: 'failing', newestCopyAt: Date.UTC(2026, 10, 5, 23, 52) };
    expect(said([old]).sentence).toBe('No new copy since Thu 5 Nov 23:52');
  });
});

describe('one place in the strip', () => {
  it('says what waits, for what and since when', () => {
    expect(placeSentence(cloud, now, 'UTC')).toEqual({
      tone: 'attention',
      sentence: 'Cloud: waiting for internet since 18:02 (3.1 MB)',
    });
  });

  it('is its name alone while all is well', () => {
    expect(placeSentence(disk, now, 'UTC')).toEqual({ tone: 'neutral', sentence: 'This PC' });
  });
});
