const noDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const threeDigits = 'BHD IQD JOD KWD LYD OMR TND';

const digitsByCurrency: ReadonlyMap<string, number> = new Map([
  ...noDigits.split(' ').map((code) => [code, 0] as const),
  ...threeDigits.split(' ').map((code) => [code, 3] as const),
]);

const symbols: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
  ['JPY', '¥'],
  ['INR', '₹'],
  ['KRW', '₩'],
  ['ILS', '₪'],
  ['VND', '₫'],
  ['PHP', '₱'],
  ['CAD', 'CA$'],
  ['AUD', 'A$'],
  ['NZD', 'NZ$'],
  ['MXN', 'MX$'],
  ['BRL', 'R$'],
]);

/**
 * Digits after the decimal mark of an ISO 4217 currency: USD 2, JPY 0, KWD 3.
 *
 * @throws RangeError for text that is no currency code.
 */
export function minorUnitDigits(currency: string): number {
  if (!/^[A-Z]{3}$/u.test(currency)) throw new RangeError(`Not a currency code: ${currency}`);
  return digitsByCurrency.get(currency) ?? 2;
}

/** What is written before an amount: `$`, `€`, or the code and a no-break space where no sign is common. */
export function currencySymbol(currency: string): string {
  return symbols.get(currency) ?? `${currency}\u00a0`;
}
