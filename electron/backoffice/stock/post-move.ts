import { businessDateOf } from '../../../shared/domain/business-day';
import type { CallContext } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { insertMove, type NewMoveRow } from './stock-sql';

export interface MoveDraft
  extends Pick<
    NewMoveRow,
    'itemId' | 'kind' | 'quantityMicro' | 'unitCostMicro' | 'valueMinor' | 'occurredAt' | 'refType' | 'by'
  > {
  /** Absent: the movement is its own reference. */
  readonly refId?: string;
  readonly reasonId?: string | null;
  readonly reversesId?: string;
  readonly note?: string | null;
}

/** Posts one movement of the ledger on the business day it happened. @returns its id. */
export function postMove(store: WriteStore, draft: MoveDraft, context: CallContext): string {
  const id = context.newId();
  const written = insertMove(store, {
    ...draft,
    id,
    refId: draft.refId ?? id,
    reasonId: draft.reasonId ?? null,
    reversesId: draft.reversesId ?? null,
    note: draft.note ?? null,
    businessDate: businessDateOf(draft.occurredAt, context.timeZone, context.cutoff),
    at: context.at,
  });
  if (written !== 1) throw new Error(`a ${draft.kind} of ${draft.refType} ${draft.refId ?? id} was posted before`);
  return id;
}
