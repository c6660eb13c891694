import type { OutputOf } from '../../shared/contract/contract';
import { screenNames } from '../components/navigation/route';
import type { RailCount, RailCounts } from './rail';

type Need = OutputOf<'home.summary'>['needs'][number];

function countOf(needs: readonly Need[]): RailCount {
  const [only] = needs;
  return { count: needs.length, meaning: needs.length === 1 && only ? only.title : `${needs.length} things to settle` };
}

/** How many things wait on each screen. A screen without any has no count. */
export function railCounts(needs: readonly Need[]): RailCounts {
  return Object.fromEntries(
    screenNames.flatMap((screen) => {
      const waiting = needs.filter((need) => need.screen === screen);
      return waiting.length === 0 ? [] : [[screen, countOf(waiting)] as const];
    }),
  );
}
