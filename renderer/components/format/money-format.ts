/** How a restaurant writes money. Amounts are integers of the smallest unit (cents). */
export interface MoneyFormat {
  readonly symbol: string;
  /** Digits after the decimal mark: 2 for dollars, 0 for yen. */
  readonly minorDigits: number;
  readonly decimalMark: '.' | ',';
  readonly groupMark: ',' | '.' | ' ' | '';
}

export const usDollars: MoneyFormat = {
  symbol: '$',
  minorDigits: 2,
  decimalMark: '.',
  groupMark: ',',
};

export const minusSign = '\u2212';

/** Digits of a non-negative integer with a mark every three from the right: "12,480". */
export function groupDigits(digits: string, mark: string): string {
  return digits.replace(/\B(?=(?:\d{3})+(?!\d))/gu, mark);
}

function unsigned(amountMinor: number, format: MoneyFormat): string {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('money must be a whole number of minor units');
  const digits = String(Math.abs(amountMinor)).padStart(format.minorDigits + 1, '0');
  const whole = groupDigits(digits.slice(0, digits.length - format.minorDigits), format.groupMark);
  const minor = digits.slice(digits.length - format.minorDigits);
  return format.minorDigits === 0
    ? `${format.symbol}${whole}`
    : `${format.symbol}${whole}${format.decimalMark}${minor}`;
}

/** "$1,204.50", "−$12.99". Cents are always written. Throws RangeError for anything but a safe integer. */
export function formatMoney(amountMinor: number, format: MoneyFormat): string {
  return `${amountMinor < 0 ? minusSign : ''}${unsigned(amountMinor, format)}`;
}

/** A difference: "+$3.46", "−$12.99", "$0.00". */
export function formatSignedMoney(amountMinor: number, format: MoneyFormat): string {
  return `${amountMinor > 0 ? '+' : ''}${formatMoney(amountMinor, format)}`;
}
