import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../shared/domain/audit/canonical-json';

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: [3, 1, null, true, 'x'] }, '{"a":[3,1,null,true,"x"]}'],
    [{ nested: { z: {}, y: [] } }, '{"nested":{"y":[],"z":{}}}'],
    [{ '': 0, '10': 1, '9': 2 }, '{"":0,"10":1,"9":2}'],
    // From RFC 8785 §3.2.3: keys sort by UTF-16 code units.
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    ],
    ['\u20ac$\u000F\u000aA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [-1299, '-1299'],
    [Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([
    ['a fraction', { a: [0, 1.5] }, '$.a[1]'],
    ['NaN', Number.NaN, '$'],
    ['infinity', { a: Number.POSITIVE_INFINITY }, '$.a'],
    ['minus zero', { a: -0 }, '$.a'],
    ['an integer that is no longer exact', 2 ** 53, '$'],
    ['undefined in a record', { a: undefined }, '$.a'],
    ['undefined in a list', [undefined], '$[0]'],
    ['a hole in a list', new Array(1), '$[0]'],
    ['a big integer', 1n, '$'],
    ['a function', () => 1, '$'],
    ['a symbol', Symbol('a'), '$'],
    ['a key that is a symbol', { [Symbol('a')]: 1 }, '$'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a map', new Map(), '$'],
    ['bytes', new Uint8Array(1), '$'],
    ['half a character', 'a\ud83d', '$'],
    ['half a character in a key', { '\ude00': 1 }, '$'],
  ])('refuses %s and names the place', (_, value, place) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(`${place} `);
  });

  test('refuses what refers to itself', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(() => canonicalJson(loop)).toThrow(TypeError);
  });

  test('is read back as the same value, and never depends on the order of keys', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger().map((number) => number + 0),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (each) => {
        const text = canonicalJson(each);
        expect(JSON.parse(text)).toEqual(each);
        expect(canonicalJson(withKeysReversed(each))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, withKeysReversed(inner)]),
  );
}
