import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  businessDateOf,
  businessDayBounds,
  instantToLocal,
  isBusinessDate,
  isCutoff,
  isLocalTime,
  isTimeZone,
  localToInstant,
  weekdayOf,
} from '../../../shared/domain/business-day';

const losAngeles = 'America/Los_Angeles';

describe('the business date', () => {
  it.each([
    ['2026-11-21T20:15:00.000Z', '2026-11-21'],
    ['2026-11-22T08:30:00.000Z', '2026-11-21'],
    ['2026-11-22T11:59:59.999Z', '2026-11-21'],
    ['2026-11-22T12:00:00.000Z', '2026-11-22'],
  ])('of %s with a cutoff of 04:00 in Los Angeles is %s', (instant, date) => {
    expect(businessDateOf(instant, losAngeles, '04:00')).toBe(date);
  });

  it('is the local date when the cutoff is midnight', () => {
    expect(businessDateOf('2026-11-22T08:00:00.000Z', losAngeles, '00:00')).toBe('2026-11-22');
  });

  it('lasts 23 hours in spring, 25 in autumn and 24 otherwise', () => {
    const hours = (date: string): number => {
      const { from, to } = businessDayBounds(date, losAngeles, '04:00');
      return (Date.parse(to) - Date.parse(from)) / 3_600_000;
    };
    expect([hours('2026-03-07'), hours('2026-10-31'), hours('2026-11-21')]).toEqual([23, 25, 24]);
  });

  it('contains exactly the moments that it bounds', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom(losAngeles, 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'),
        fc.constantFrom('00:00', '04:00', '06:30', '11:59'),
        (moment, timeZone, cutoff) => {
          const instant = moment.toISOString();
          const { from, to } = businessDayBounds(businessDateOf(instant, timeZone, cutoff), timeZone, cutoff);
          expect(from <= instant && instant < to).toBe(true);
        },
      ),
    );
  });

  it('refuses a cutoff at noon or later', () => {
    expect(['00:00', '04:00', '11:59', '12:00', '4:00', '24:00'].map(isCutoff)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(() => businessDateOf('2026-11-22T12:00:00.000Z', losAngeles, '12:00')).toThrow(RangeError);
  });
});

describe('a wall-clock time', () => {
  it.each([
    ['2026-07-04T12:00:00', losAngeles, '2026-07-04T19:00:00.000Z'],
    ['2026-12-04T12:00', losAngeles, '2026-12-04T20:00:00.000Z'],
    ['2026-07-04T12:00:00.250', 'Asia/Kolkata', '2026-07-04T06:30:00.250Z'],
    ['2026-03-08T03:00:00', losAngeles, '2026-03-08T10:00:00.000Z'],
    ['2026-11-01T00:59:59', losAngeles, '2026-11-01T07:59:59.000Z'],
    ['2026-11-01T02:00:00', losAngeles, '2026-11-01T10:00:00.000Z'],
  ])('%s in %s is %s', (local, timeZone, instant) => {
    expect(localToInstant(local, timeZone)).toEqual({ instant });
  });

  it.each([
    ['2026-11-01T01:30:00', losAngeles, '2026-11-01T08:30:00.000Z'],
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ])('%s in %s happened twice: the first is taken and flagged', (local, timeZone, instant) => {
    expect(localToInstant(local, timeZone)).toEqual({ instant, flag: 'ambiguous' });
  });

  it('that the clock skipped moves forward and is flagged', () => {
    const resolved = localToInstant('2026-03-08T02:30:00', losAngeles);
    expect(resolved).toEqual({ instant: '2026-03-08T10:30:00.000Z', flag: 'non-existent' });
    expect(instantToLocal(resolved.instant, losAngeles)).toBe('2026-03-08T03:30:00');
  });

  it('leads back to itself unless it was flagged', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1975-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom(losAngeles, 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'),
        (moment, timeZone) => {
          const local = moment.toISOString().slice(0, 19);
          const { instant, flag } = localToInstant(local, timeZone);
          if (flag === 'non-existent') expect(instantToLocal(instant, timeZone) > local).toBe(true);
          else expect(instantToLocal(instant, timeZone)).toBe(local);
        },
      ),
    );
  });

  it.each(['2026-02-29T10:00', '2026-13-01T10:00', '2026-11-21T24:00', '2026-11-21 10:00', '2026-11-21T10:60', 'noon'])(
    '%s is refused',
    (text) => {
      expect(isLocalTime(text)).toBe(false);
      expect(() => localToInstant(text, losAngeles)).toThrow(RangeError);
    },
  );
});

describe('the calendar', () => {
  it('adds days across months, years and leap days', () => {
    expect([addDays('2026-12-31', 1), addDays('2028-02-28', 1), addDays('2026-03-01', -1)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2026-02-28',
    ]);
  });

  it('knows the weekday, Monday first', () => {
    expect([weekdayOf('2026-11-21'), weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([6, 7, 1]);
  });

  it('knows real dates and zones from made-up ones', () => {
    expect(['2026-11-21', '2026-02-30', '21/11/2026'].map(isBusinessDate)).toEqual([true, false, false]);
    expect(['Europe/Berlin', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, false, false]);
  });
});
