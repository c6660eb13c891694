import type { MoneyFormat } from './money-format';
import { type DecimalProblem, type DecimalResult, parseDecimal } from './parse-decimal';

/** Typed money as minor units. The symbol may be typed or left out. */
export function parseMoney(text: string, format: MoneyFormat, allowNegative = false): DecimalResult {
  return parseDecimal(text.replace(format.symbol, ''), {
    fractionDigits: format.minorDigits,
    decimalMark: format.decimalMark,
    groupMark: format.groupMark,
    allowNegative,
  });
}

/** The remedy shown under the field. */
export function moneyProblemSentence(problem: DecimalProblem, format: MoneyFormat): string {
  const example = format.minorDigits === 0 ? '120' : `12${format.decimalMark}${'50'.padEnd(format.minorDigits, '0')}`;
  switch (problem) {
    case 'empty':
      return 'This is empty. Type 0 if there is none.';
    case 'too-many-decimals':
      return format.minorDigits === 0 ? 'Type whole amounts only.' : `Type at most ${format.minorDigits} decimals.`;
    case 'negative':
      return 'Type the amount without a minus.';
    case 'too-large':
      return 'This amount is larger than Larder can hold.';
    case 'not-a-number':
      return `Type an amount like ${example}.`;
  }
}
