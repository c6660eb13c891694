import { formatMoney } from '../../../shared/domain/money';
import { queryModule } from '../../pipeline/module';
import { selectDenominations } from './cash-count-sql';
import { selectReasons } from './cash-event-sql';
import { selectClosedSessions, selectDrawers, selectLeftInDrawer, selectUnclosedSessionRows } from './cash-sql';
import { mayKnowRestricted } from './session-guards';
import { drawerSessionFor } from './session-view';

const recentSessions = 20;

export const board = queryModule({
  channel: 'cash.board',
  run: (store, actor, _input, context) => {
    const unclosed = selectUnclosedSessionRows(store);
    const seesFloats = actor.permissions.has('cash.expected.view');
    const drawers = selectDrawers(store).map(({ id, name }) => {
      const session = unclosed.find((row) => row.drawerId === id);
      const counting = session?.status === 'COUNTING' && session.countingBy === actor.userId;
      return {
        id,
        name,
        current: session ? drawerSessionFor(store, actor, session, context) : null,
        // The float is counted blind too: whoever counts it is not told what the last person left.
        leftInDrawerMinor: seesFloats && !counting ? selectLeftInDrawer(store, id) : null,
      };
    });
    const recent = selectClosedSessions(store, recentSessions).map((row) =>
      drawerSessionFor(store, actor, row, context),
    );
    return { businessDate: context.businessDate, drawers, recent };
  },
});

export const denominations = queryModule({
  channel: 'cash.denominations',
  run: (store, _actor, _input, { currency }) =>
    selectDenominations(store, currency).map((row) => ({ ...row, label: formatMoney(row.valueMinor, currency) })),
});

export const reasons = queryModule({
  channel: 'cash.reasons',
  run: (store, actor) =>
    selectReasons(store)
      .filter((row) => row.restricted === 0 || mayKnowRestricted(actor))
      .map(({ id, code, label }) => ({ id, code, label })),
});
