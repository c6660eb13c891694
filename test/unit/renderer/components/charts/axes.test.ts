import { describe, expect, it } from 'vitest';
import { gridValues } from '../../../../../renderer/components/charts/axis';
import { laneTicks } from '../../../../../renderer/components/charts/lane-ticks';

const hour = 3_600_000;

describe('the axis of a chart', () => {
  it('starts at 0 and has at most four lines, the last one at or above the largest value', () => {
    for (const largest of [1, 3, 7, 81_000, 123_456, 999, 250, 40]) {
      const values = gridValues(largest);
      expect(values[0]).toBe(0);
      expect(values.length).toBeLessThanOrEqual(4);
      expect(values.at(-1)).toBeGreaterThanOrEqual(largest);
      expect(values.every(Number.isInteger)).toBe(true);
    }
  });

  it('stands even when there is nothing to draw', () => {
    expect(gridValues(0)).toEqual([0, 1]);
  });
});

describe('the clock of the lanes', () => {
  it("marks whole hours of the restaurant's clock", () => {
    const from = Date.UTC(2026, 10, 17, 15, 20);
    const labels = laneTicks(from, from + 12 * hour, 'America/New_York').map((tick) => tick.label);
    expect(labels).toEqual(['12:00', '14:00', '16:00', '18:00', '20:00', '22:00']);
  });

  it('marks whole hours in a zone that is half an hour off', () => {
    const from = Date.UTC(2026, 10, 17, 0, 0);
    expect(laneTicks(from, from + 4 * hour, 'Asia/Kolkata').map((tick) => tick.label)).toEqual([
      '06:00',
      '07:00',
      '08:00',
      '09:00',
    ]);
  });
});
