import { describe, expect, it } from 'vitest';
import { auditQuestion, isFiltered, noFilter } from '../../../../../renderer/features/audit/audit-filter';

const zone = 'America/New_York';

describe('the question behind the audit filters', () => {
  it('asks for everything when nothing is chosen', () => {
    expect(auditQuestion(noFilter, zone)).toEqual({});
    expect(isFiltered(noFilter)).toBe(false);
  });

  it('counts the last day in full, on the restaurant’s clock', () => {
    const filter = { ...noFilter, fromDay: '2026-11-17', toDay: '2026-11-17' };
    expect(auditQuestion(filter, zone)).toEqual({
      from: '2026-11-17T05:00:00.000Z',
      to: '2026-11-18T05:00:00.000Z',
    });
    expect(isFiltered(filter)).toBe(true);
  });

  it('spans the 25 hours of the day on which the clock is set back', () => {
    expect(auditQuestion({ ...noFilter, fromDay: '2026-11-01', toDay: '2026-11-01' }, zone)).toEqual({
      from: '2026-11-01T04:00:00.000Z',
      to: '2026-11-02T05:00:00.000Z',
    });
  });

  it('asks nothing of a half-typed date, nor of spaces', () => {
    expect(auditQuestion({ ...noFilter, fromDay: '2026-11', words: '   ' }, zone)).toEqual({});
  });

  it('never sends more words than the store takes', () => {
    expect(auditQuestion({ ...noFilter, words: 'x'.repeat(200) }, zone).search).toHaveLength(80);
  });

  it('passes on person, kind and weight', () => {
    expect(auditQuestion({ ...noFilter, actor: 'Kyle Brandt', group: 'cash', severity: 'warn' }, zone)).toEqual({
      actor: 'Kyle Brandt',
      group: 'cash',
      severity: 'warn',
    });
  });
});
