import type { InputOf, OutputOf } from '../../../shared/contract/contract';
import {
  countOf,
  type Denomination,
  type DenominationCounts,
  type RollKind,
} from '../../components/counting/denomination-count';
import { formatMoney, groupDigits, type MoneyFormat } from '../../components/format/money-format';

export type CashKind = OutputOf<'cash.denominations'>[number];
export type CountLines = InputOf<'cash.submitCount'>['lines'];

export interface CountSheet {
  readonly denominations: readonly Denomination[];
  readonly rolls: readonly RollKind[];
}

const rollSuffix = ':roll';

/** As it is said at the counter: "$20", "$1 coin", "25¢"; written out where a currency has no such habit. */
export function denominationName(valueMinor: number, kind: 'note' | 'coin', money: MoneyFormat): string {
  const whole = 10 ** money.minorDigits;
  if (valueMinor % whole === 0) {
    const name = `${money.symbol}${groupDigits(String(valueMinor / whole), money.groupMark)}`;
    return kind === 'coin' ? `${name} coin` : name;
  }
  return money.symbol.endsWith('$') && valueMinor < whole ? `${valueMinor}¢` : formatMoney(valueMinor, money);
}

/** The lines of a count. Rolls are of coins: a strap of notes is counted as notes, one by one. */
export function countSheet(kinds: readonly CashKind[], money: MoneyFormat): CountSheet {
  const named = kinds.map((kind) => ({ ...kind, label: denominationName(kind.valueMinor, kind.kind, money) }));
  return {
    denominations: named.map(({ id, label, valueMinor, kind }) => ({ id, label, valueMinor, kind })),
    rolls: named.flatMap(({ id, label, valueMinor, kind, rollQuantity }) =>
      kind === 'note' || rollQuantity === null
        ? []
        : [
            {
              id: `${id}${rollSuffix}`,
              label: `Roll of ${rollQuantity} × ${label}`,
              valueMinor: valueMinor * rollQuantity,
            },
          ],
    ),
  };
}

/** What is handed in. Every line must be entered before; a roll that was not added is none. */
export function countLines(sheet: CountSheet, counts: DenominationCounts): CountLines {
  return sheet.denominations.map(({ id }) => ({
    denominationId: id,
    loose: countOf(counts, id) ?? 0,
    rolls: countOf(counts, `${id}${rollSuffix}`) ?? 0,
  }));
}

/** How many lines hold something typed. */
export const typedLines = (counts: DenominationCounts): number =>
  Object.values(counts).filter((count) => count !== null).length;
