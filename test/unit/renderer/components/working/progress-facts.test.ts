import { describe, expect, it } from 'vitest';
import { progressFacts, timeLeft } from '../../../../../renderer/components/working/progress-facts';

describe('the facts beneath a progress bar', () => {
  it('say how much, how fast and how long, once the rate is known', () => {
    const facts = progressFacts({ done: 212e6, total: 700e6, unit: 'bytes', ratePerSecond: 48e6 });
    expect(facts).toBe('212 MB of 700 MB · 48 MB/s · about 20 s left');
  });

  it('count up where the total is not known', () => {
    expect(progressFacts({ done: 1204, unit: 'orders' })).toBe('1,204 orders');
  });

  it('never give time left to the second', () => {
    expect(timeLeft(3)).toBe('a few seconds left');
    expect(timeLeft(41)).toBe('about 50 s left');
    expect(timeLeft(130)).toBe('about 3 min left');
    expect(timeLeft(3700)).toBe('about 1 h 10 min left');
  });
});
