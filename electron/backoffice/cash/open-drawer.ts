import { minor, subtractMinor } from '../../../shared/domain/money';
import { FailureError } from '../../../shared/failures/failures';
import { type CallContext, commandModule } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { mayKnowSession } from '../cash-visibility';
import { spokenDate } from '../spoken-date';
import { insertCount } from './cash-count-sql';
import {
  drawerNameTaken,
  hasSalesOn,
  insertDrawer,
  insertSession,
  selectDrawer,
  selectLeftInDrawer,
  selectUnclosedSessionRows,
} from './cash-sql';
import { readCountSheet } from './count-sheet';
import { actingUserId } from './session-guards';

export const addDrawer = commandModule({
  channel: 'cash.addDrawer',
  run: (store, actor, { name }, { newId, at }) => {
    if (drawerNameTaken(store, name))
      throw new FailureError('stock/item-in-use', {}, `There is a drawer called ${name} already.`);
    const id = newId();
    insertDrawer(store, { id, name, at, by: actingUserId(actor) });
    const summary = `Added the drawer ${name}.`;
    return {
      value: { id },
      audit: [{ action: 'cash.drawer-add', entity: 'drawer', entityId: id, summary, after: { name } }],
      areas: ['cash'],
    };
  },
});

function requireOpenableDate(store: ReadStore, businessDate: string, context: CallContext): void {
  if (businessDate === context.businessDate) return;
  const day = spokenDate(businessDate);
  if (businessDate > context.businessDate)
    throw new FailureError(
      'request/malformed',
      { field: 'businessDate' },
      `${day} has not begun yet. Nothing was changed.`,
    );
  if (!hasSalesOn(store, businessDate))
    throw new FailureError(
      'request/malformed',
      { field: 'businessDate' },
      `There are no sales of ${day} in Larder. Import its export first. Nothing was changed.`,
    );
}

export const openDrawer = commandModule({
  channel: 'cash.open',
  run: (store, actor, { drawerId, businessDate, lines, note }, context) => {
    const userId = actingUserId(actor);
    const drawer = selectDrawer(store, drawerId);
    if (drawer?.active !== 1) throw new FailureError('record/not-found');
    requireOpenableDate(store, businessDate, context);
    if (selectUnclosedSessionRows(store).some((session) => session.drawerId === drawerId))
      throw new FailureError('cash/drawer-busy');
    const sheet = readCountSheet(store, context.currency, lines);
    const openingMinor = sheet.totalMinor;
    const expectedOpeningMinor = selectLeftInDrawer(store, drawerId) ?? openingMinor;
    const openingVarianceMinor = subtractMinor(openingMinor, minor(expectedOpeningMinor));
    const [id, openingCountId] = [context.newId(), context.newId()];
    const { at } = context;
    insertSession(store, {
      id,
      drawerId,
      businessDate,
      openedBy: userId,
      at,
      openingMinor,
      openingCountId,
      expectedOpeningMinor,
      openingVarianceMinor,
      note: note || null,
    });
    insertCount(
      store,
      {
        id: openingCountId,
        sessionId: id,
        purpose: 'opening',
        blind: actor.permissions.has('cash.expected.view') ? 0 : 1,
        countedBy: userId,
        startedAt: at,
        submittedAt: at,
        attempt: 0,
        totalMinor: openingMinor,
        otherMinor: 0,
      },
      sheet.lines,
    );
    const differs = openingVarianceMinor === 0 ? '' : ' The float differs from what was left in it.';
    const known = mayKnowSession(actor, { status: 'OPEN', countingBy: null });
    return {
      value: { sessionId: id, openingVarianceMinor: known ? openingVarianceMinor : null },
      audit: [
        {
          action: 'cash.open',
          entity: 'cash_session',
          entityId: id,
          summary: `Opened ${drawer.name} for ${spokenDate(businessDate)}.${differs}`,
          after: { drawer: drawer.name, businessDate, openingMinor, expectedOpeningMinor, openingVarianceMinor },
          severity: openingVarianceMinor === 0 ? 'info' : 'notice',
        },
      ],
      areas: ['cash', 'orders'],
    };
  },
});
