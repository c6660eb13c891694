import type { Actor } from '../../pipeline/actor';
import type { ReadStore } from '../../store/store-handles';
import { selectBlindItems, selectCounterIds } from './stock-count-sql';

/**
 * Items whose quantity the asker must not learn (domain rules §3.3), because a count of them was not handed in yet:
 * everybody who counts but does not approve, and whoever began this count or wrote something down in it.
 */
export function blindItems(store: ReadStore, asker: Pick<Actor, 'userId' | 'permissions'>): ReadonlySet<string> {
  const countsOnly = asker.permissions.has('stock.count') && !asker.permissions.has('stock.post');
  const tookPart = new Map<string, boolean>();
  const takesPart = (countId: string, startedById: string): boolean => {
    const known = tookPart.get(countId);
    if (known !== undefined) return known;
    const answer =
      asker.userId !== null &&
      (startedById === asker.userId || selectCounterIds(store, countId).includes(asker.userId));
    tookPart.set(countId, answer);
    return answer;
  };
  return new Set(
    selectBlindItems(store)
      .filter(({ countId, startedById }) => countsOnly || takesPart(countId, startedById))
      .map(({ itemId }) => itemId),
  );
}
