import { currencySymbol, minorUnitDigits } from '../../../shared/domain/currency';
import type { MoneyFormat } from './money-format';

/** How amounts of an ISO 4217 currency are written. Throws RangeError for text that is no currency code. */
export function currencyFormat(currency: string): MoneyFormat {
  return { symbol: currencySymbol(currency), minorDigits: minorUnitDigits(currency), decimalMark: '.', groupMark: ',' };
}
