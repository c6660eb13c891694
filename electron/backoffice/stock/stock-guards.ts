import { mayDo, type Permission, roles } from '../../../shared/domain/people/permissions';
import {
  moveStockCount,
  type StockCountIntent,
  type StockCountProblem,
  type StockCountState,
} from '../../../shared/domain/stock/count-machine';
import type { ApprovalLevel } from '../../../shared/domain/stock/thresholds';
import { FailureError, type FailureKey } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import type { ReadStore } from '../../store/store-handles';
import { type LineRow, selectLine } from './count-line-sql';
import { type CountRow, countOthersInRoles, selectCount } from './stock-count-sql';
import { type ItemRow, selectItem } from './stock-sql';

const keyOfProblem: Readonly<Record<StockCountProblem, FailureKey>> = {
  'not-allowed-now': 'stock/wrong-state',
  'nothing-to-count': 'stock/wrong-state',
  'lines-uncounted': 'stock/uncounted-lines',
  'approval-too-low': 'stock/needs-approval',
  'reasons-missing': 'stock/needs-reason',
  'second-count-missing': 'stock/needs-second-count',
  'lines-to-recheck': 'record/changed-meanwhile',
  'reason-missing': 'stock/needs-reason',
};

/** Moves a count on, or says as a failure why it cannot. @returns the state it leads to. */
export function requireMove(state: StockCountState, intent: StockCountIntent): StockCountState {
  const move = moveStockCount(state, intent);
  if (move.ok) return move.state;
  throw new FailureError(keyOfProblem[move.problem], { problem: move.problem });
}

/** @throws FailureError `record/not-found`. */
export function requireItem(store: ReadStore, id: string): ItemRow {
  const item = selectItem(store, id);
  if (!item) throw new FailureError('record/not-found');
  return item;
}

/** @throws FailureError `record/not-found`. */
export function requireCount(store: ReadStore, id: string): CountRow {
  const count = selectCount(store, id);
  if (!count) throw new FailureError('record/not-found');
  return count;
}

/** @throws FailureError `record/not-found`. */
export function requireLine(store: ReadStore, id: string): LineRow {
  const line = selectLine(store, id);
  if (!line) throw new FailureError('record/not-found');
  return line;
}

/** Shelves are counted by people. @throws FailureError `session/signed-out`. */
export function actingUserId(actor: Actor): string {
  if (actor.userId === null) throw new FailureError('session/signed-out');
  return actor.userId;
}

/** Suspicion of theft is between owner and managers (domain rules §1.9). */
export const mayKnowRestricted = (actor: Actor): boolean => actor.role === 'owner' || actor.role === 'manager';

export const mayKnowCosts = (actor: Actor): boolean => actor.permissions.has('cost.view');

export function approvalLevelOf(actor: Actor): ApprovalLevel {
  if (actor.role === 'owner') return 'owner';
  return actor.permissions.has('stock.post') ? 'manager' : 'clerk';
}

const counting: Permission = 'stock.count';

/** Nobody else may count: an owner without staff can have no second person, and is not stopped for want of one. */
export function isLoneOwner(store: ReadStore, actor: Actor): boolean {
  if (actor.role !== 'owner' || actor.userId === null) return false;
  const countingRoles = roles.filter((role) => mayDo(role, counting));
  return countOthersInRoles(store, actor.userId, countingRoles) === 0;
}
