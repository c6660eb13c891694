import { type Micro, micro } from './quantity';
import { invertRatio, multiplyRatios, type Ratio, standardFactor } from './units';
import { divideHalfAwayFromZero } from './whole-numbers';

/** What one item adds to the units everybody knows: one `from` is `numerator / denominator` of `to`. */
export interface ItemConversion {
  readonly from: string;
  readonly to: string;
  readonly numerator: number;
  readonly denominator: number;
}

export type ConversionResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: 'no-conversion'; readonly from: string; readonly to: string };

export type ConversionProblem = 'not-positive' | 'same-unit' | 'contradicts';

const longestPath = 3;
/** Two ways between the same units may differ by 0.5 %: packs are rarely exact. */
const agreement = { parts: 5n, of: 1000n };

interface Step {
  readonly to: string;
  readonly factor: Ratio;
}

interface Reached {
  readonly unit: string;
  readonly factor: Ratio;
}

/**
 * How many `to` one `from` is. Order: exact within a dimension, then the item's own conversion, then a path of at
 * most three of them. There is no fallback: an unknown conversion is a problem, never 1:1 and never 0.
 */
export function conversionFactor(
  from: string,
  to: string,
  conversions: readonly ItemConversion[],
): ConversionResult<Ratio> {
  const factor = shortestFactor(from, to, conversions, longestPath);
  return factor === undefined ? { ok: false, problem: 'no-conversion', from, to } : { ok: true, value: factor };
}

/**
 * A quantity counted in `from`, expressed in `to`, rounded once to the micro-unit.
 *
 * @throws RangeError when the result is beyond ±(2^53 − 1).
 */
export function convertQuantity(
  quantity: Micro,
  from: string,
  to: string,
  conversions: readonly ItemConversion[],
): ConversionResult<Micro> {
  const factor = conversionFactor(from, to, conversions);
  if (!factor.ok) return factor;
  const { numerator, denominator } = factor.value;
  return { ok: true, value: micro(divideHalfAwayFromZero(BigInt(quantity) * numerator, denominator)) };
}

/**
 * Why a new conversion cannot be saved beside the item's others; undefined when it can. It may not disagree by more
 * than 0.5 % with any other way between its two units.
 */
export function problemOfConversion(
  added: ItemConversion,
  others: readonly ItemConversion[],
): ConversionProblem | undefined {
  if (added.from === added.to) return 'same-unit';
  const positive = [added.numerator, added.denominator].every((part) => Number.isSafeInteger(part) && part > 0);
  if (!positive) return 'not-positive';
  const known = shortestFactor(added.from, added.to, others, others.length);
  return known === undefined || agrees(known, ratioOf(added)) ? undefined : 'contradicts';
}

function agrees(left: Ratio, right: Ratio): boolean {
  const first = left.numerator * right.denominator;
  const second = right.numerator * left.denominator;
  const difference = first < second ? second - first : first - second;
  return difference * agreement.of <= first * agreement.parts;
}

function ratioOf(conversion: ItemConversion): Ratio {
  return { numerator: BigInt(conversion.numerator), denominator: BigInt(conversion.denominator) };
}

/** Breadth first by item conversions; changes within a dimension are exact and cost nothing. */
function shortestFactor(
  from: string,
  to: string,
  conversions: readonly ItemConversion[],
  limit: number,
): Ratio | undefined {
  const visited = new Set([from]);
  let frontier: readonly Reached[] = [{ unit: from, factor: { numerator: 1n, denominator: 1n } }];
  for (let used = 0; used <= limit; used += 1) {
    for (const reached of frontier) {
      const last = reached.unit === to ? { numerator: 1n, denominator: 1n } : standardFactor(reached.unit, to);
      if (last !== undefined) return multiplyRatios(reached.factor, last);
    }
    frontier = frontier.flatMap((reached) => stepsFrom(reached, conversions, visited));
  }
  return undefined;
}

function stepsFrom(reached: Reached, conversions: readonly ItemConversion[], visited: Set<string>): readonly Reached[] {
  const steps: Reached[] = [];
  for (const { to, factor } of conversions.flatMap((conversion) => bothWays(reached.unit, conversion))) {
    if (visited.has(to)) continue;
    visited.add(to);
    steps.push({ unit: to, factor: multiplyRatios(reached.factor, factor) });
  }
  return steps;
}

/** A conversion that starts at a unit of the same dimension can be used too: case → lb serves a need in kg. */
function bothWays(unit: string, conversion: ItemConversion): readonly Step[] {
  const factor = ratioOf(conversion);
  return [
    { start: conversion.from, step: { to: conversion.to, factor } },
    { start: conversion.to, step: { to: conversion.from, factor: invertRatio(factor) } },
  ].flatMap(({ start, step }) => {
    const approach = start === unit ? { numerator: 1n, denominator: 1n } : standardFactor(unit, start);
    return approach === undefined ? [] : [{ to: step.to, factor: multiplyRatios(approach, step.factor) }];
  });
}
