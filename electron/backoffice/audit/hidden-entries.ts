import type { Actor } from '../../pipeline/actor';
import type { ReadStore } from '../../store/store-handles';
import { cashVisibility } from '../cash-visibility';
import { type AuditListRow, firstSeqSince, type SecretRange } from './audit-sql';

/** Groups whose entries can tell cash. */
const cashGroups = ['cash', 'order', 'payment', 'import', 'deposit'] as const;

export const groupOf = (action: string): string => action.split('.', 1)[0] ?? action;

/** Which entries may tell cash this person must not know now; null while there are none. */
export function secretRange(store: ReadStore, actor: Actor): SecretRange | null {
  const { hiddenSince } = cashVisibility(store, actor);
  const fromSeq = hiddenSince === null ? null : firstSeqSince(store, hiddenSince);
  return fromSeq === null ? null : { fromSeq, groups: cashGroups };
}

export const isSecret = (row: Pick<AuditListRow, 'seq' | 'action'>, secret: SecretRange | null): boolean =>
  secret !== null && row.seq >= secret.fromSeq && secret.groups.includes(groupOf(row.action));

/** The sentence without any figure. Written-out amounts do not occur: every figure is printed by Larder in digits. */
const withoutFigures = (text: string): string => text.replace(/\d+(?:[.,\u00a0\u202f ]\d+)*/gu, '…');

/** The entry as somebody may read it to whom its amounts are hidden. A reason is free text and can hold anything. */
export const withoutAmounts = <Row extends AuditListRow>(row: Row): Row => ({
  ...row,
  summary: withoutFigures(row.summary),
  reason: row.reason === null ? null : 'Hidden until the drawer is closed.',
});
