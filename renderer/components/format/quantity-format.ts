import { groupDigits, minusSign } from './money-format';
import { type DecimalProblem, type DecimalResult, parseDecimal } from './parse-decimal';

/** Quantities are integers of a millionth of the unit shown. */
const microDigits = 6;

/** "52.50", "−0.15", "212". `decimals` is the fewest written; digits that matter are never cut off. */
export function formatQuantity(micro: number, decimals = 0): string {
  if (!Number.isSafeInteger(micro)) throw new RangeError('a quantity must be a whole number of micro-units');
  const digits = String(Math.abs(micro)).padStart(microDigits + 1, '0');
  const whole = groupDigits(digits.slice(0, -microDigits), ',');
  const fraction = digits.slice(-microDigits).replace(/0+$/u, '').padEnd(decimals, '0');
  return `${micro < 0 ? minusSign : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A difference: "+0.50", "−11.50", "0". */
export function formatSignedQuantity(micro: number, decimals = 0): string {
  return `${micro > 0 ? '+' : ''}${formatQuantity(micro, decimals)}`;
}

/** Typed digits as micro-units, exactly. */
export function parseQuantity(text: string, allowNegative = false): DecimalResult {
  return parseDecimal(text, {
    fractionDigits: microDigits,
    decimalMark: '.',
    groupMark: ',',
    allowNegative,
  });
}

/** The remedy shown under the field. */
export function quantityProblemSentence(problem: DecimalProblem): string {
  switch (problem) {
    case 'empty':
      return 'This is empty. Type 0 if there is none.';
    case 'too-many-decimals':
      return 'Type at most six decimals.';
    case 'negative':
      return 'Type the quantity without a minus.';
    case 'too-large':
      return 'This quantity is larger than Larder can hold.';
    case 'not-a-number':
      return 'Type a quantity like 12.5.';
  }
}
