/** Chance that comes out the same in every run, so that every sample restaurant is the same restaurant. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  share(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  happens(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  /** By weight; the higher, the likelier. */
  weighted<Value>(values: readonly (readonly [value: Value, weight: number])[]): Value;
}

const increment = 0x6d2b79f5;
const range = 4_294_967_296;

/** Mulberry32: small, even enough for made-up sales, and no good for secrets. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0;
  const share = (): number => {
    state = (state + increment) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / range;
  };
  const last = <Value>(values: readonly Value[]): Value => {
    const value = values.at(-1);
    if (value === undefined) throw new RangeError('nothing to choose from');
    return value;
  };
  return {
    share,
    between: (least, most) => least + Math.floor(share() * (most - least + 1)),
    happens: (probability) => share() < probability,
    pick: (values) => values[Math.floor(share() * values.length)] ?? last(values),
    weighted: (values) => {
      let left = share() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return last(values)[0];
    },
  };
}
