import { micro } from '../../../shared/domain/quantity';
import type { Actor } from '../../pipeline/actor';
import { enterCount, startCount, submitCount } from '../stock/count-shelves';
import { createItem, receive } from '../stock/manage-items';
import { post } from '../stock/post-count';
import { setReason } from '../stock/review-lines';
import { stockQueries } from '../stock/stock-modules';
import type { Chance } from './chance';
import { selectReasonId } from './sample-sql';
import { type SampleItem, sampleShelf } from './shelf';
import type { Cast, Stage } from './stage';

const microPerUnit = 1_000_000;
const minutes = 60_000;
const later = (instant: string, count: number): string => new Date(Date.parse(instant) + count * minutes).toISOString();

/** Puts everything on the shelf for the first time. @returns the items by name. */
export function stockShelves(stage: Stage, owner: Actor, at: string): ReadonlyMap<string, string> {
  return new Map(
    sampleShelf.map(({ name, category, unit, opening, costMinor }) => {
      const openingMicro = opening * microPerUnit;
      const unitCostMicro = costMinor * microPerUnit;
      return [name, stage.act(owner, at, createItem, { name, category, unit, openingMicro, unitCostMicro }).id];
    }),
  );
}

const quantityOf = (stage: Stage, who: Actor, at: string): ReadonlyMap<string, number> =>
  new Map(
    stockQueries['stock.items']
      .run(stage.connection.read, who, {}, stage.contextAt(at))
      .map(({ id, onHandMicro }) => [id, onHandMicro ?? 0]),
  );

/** The weekly delivery: whole cases of 12 up to par for what is sold as itself, at prices that creep. */
export function receiveDelivery(
  stage: Stage,
  who: Actor,
  at: string,
  items: ReadonlyMap<string, string>,
  chance: Chance,
): void {
  const onHand = quantityOf(stage, who, at);
  const missing = ({ name, par }: SampleItem): number => {
    const shelf = (onHand.get(items.get(name) ?? '') ?? 0) / microPerUnit;
    return par === undefined ? 0 : Math.ceil((par - shelf) / 12) * 12;
  };
  for (const item of sampleShelf) {
    const quantity = missing(item);
    if (quantity <= 0) continue;
    const unitCostMicro = Math.round(item.costMinor * (0.98 + chance.share() * 0.06) * microPerUnit);
    const quantityMicro = quantity * microPerUnit;
    const itemId = items.get(item.name) ?? '';
    stage.act(who, at, receive, { itemId, quantityMicro, unitCostMicro, note: 'Weekly delivery' });
  }
}

export interface SpotCount {
  readonly at: string;
  readonly items: ReadonlyMap<string, string>;
  readonly names: readonly string[];
  /** How much is missing of each, in pieces or base units. */
  readonly missing: readonly number[];
  /** Left in review for a manager to look at. */
  readonly open: boolean;
}

/** A clerk counts a few items; a manager gives the reasons and posts. */
export function countShelves(stage: Stage, cast: Cast, { at, items, names, missing, open }: SpotCount): void {
  const onHand = quantityOf(stage, cast.manager, at);
  const itemIds = names.map((name) => items.get(name) ?? '');
  const { countId } = stage.act(cast.stock_clerk, at, startCount, { type: 'spot', itemIds });
  const view = () =>
    stockQueries['stock.count'].run(stage.connection.read, cast.manager, { id: countId }, stage.contextAt(at));
  for (const line of view().lines) {
    const gone = Math.round((missing[itemIds.indexOf(line.itemId)] ?? 0) * microPerUnit);
    const quantityMicro = Math.max(0, micro((onHand.get(line.itemId) ?? 0) - gone));
    stage.act(cast.stock_clerk, later(at, 4), enterCount, { lineId: line.id, quantityMicro, replace: false });
  }
  stage.act(cast.stock_clerk, later(at, 9), submitCount, { countId });
  if (open) return;
  const reasonId = selectReasonId(stage.connection.read, 'stock', 'SPOILED') ?? '';
  for (const line of view().lines)
    if (line.varianceMicro !== 0) stage.act(cast.manager, later(at, 14), setReason, { lineId: line.id, reasonId });
  const { rowVersion } = view().count;
  stage.act(cast.owner, later(at, 20), post, { countId, rowVersion });
}
