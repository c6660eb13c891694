import { z } from 'zod';
import { sessionStates } from '../domain/cash/session-machine';
import { command, query } from './channel';
import {
  businessDate,
  done,
  hiddenMinor,
  id,
  instant,
  minor,
  nothing,
  optionalText,
  password,
  text,
} from './primitives';

export const sessionStatus = z.enum(sessionStates);
export const drawerEventKind = z.enum(['pay_in', 'pay_out', 'safe_drop', 'tip_payout', 'no_sale', 'float_adjust']);

const countLine = z.strictObject({
  denominationId: id,
  loose: z.int().min(0).max(100_000),
  rolls: z.int().min(0).max(10_000),
});
const lines = z.array(countLine).min(1).max(60);

export const drawerSession = z.strictObject({
  id,
  drawerId: id,
  drawerName: z.string(),
  businessDate,
  status: sessionStatus,
  openedAt: instant,
  openedBy: z.string(),
  countedBy: z.string().nullable(),
  countedById: id.nullable(),
  signedBy: z.string().nullable(),
  selfSigned: z.boolean(),
  zNo: z.int().nullable(),
  attempts: z.int(),
  openingMinor: hiddenMinor,
  openingVarianceMinor: hiddenMinor,
  expectedMinor: hiddenMinor,
  countedMinor: hiddenMinor,
  varianceMinor: hiddenMinor,
  rowVersion: z.int(),
});
export type DrawerSession = z.infer<typeof drawerSession>;

const explained = z.array(z.strictObject({ label: z.string(), count: z.int().nullable(), amountMinor: minor }));

export const drawerEvent = z.strictObject({
  id,
  kind: z.string(),
  amountMinor: hiddenMinor,
  reason: z.string().nullable(),
  note: z.string().nullable(),
  at: instant,
  by: z.string(),
  reversesId: id.nullable(),
  reversed: z.boolean(),
});

export const cash = {
  'cash.board': query({
    summary: 'Every drawer with its open session, and the last closed ones.',
    access: 'cash.view',
    input: nothing,
    output: z.strictObject({
      businessDate,
      drawers: z.array(
        z.strictObject({
          id,
          name: z.string(),
          current: drawerSession.nullable(),
          leftInDrawerMinor: minor.nullable(),
        }),
      ),
      recent: z.array(drawerSession),
    }),
  }),
  'cash.denominations': query({
    summary: 'Notes, coins and rolls of the currency, largest first.',
    access: 'cash.view',
    input: nothing,
    output: z.array(
      z.strictObject({
        id,
        valueMinor: minor,
        kind: z.enum(['note', 'coin']),
        rollQuantity: z.int().nullable(),
        label: z.string(),
      }),
    ),
  }),
  'cash.reasons': query({
    summary: 'The causes to choose from; suspicion of theft only for owner and manager.',
    access: 'cash.drawer.use',
    input: nothing,
    output: z.array(z.strictObject({ id, code: z.string(), label: z.string() })),
  }),
  'cash.addDrawer': command({
    summary: 'Adds a drawer.',
    access: 'cash.drawer.manage',
    input: z.strictObject({ name: text(60) }),
    output: z.strictObject({ id }),
    failures: ['stock/item-in-use'],
  }),
  'cash.open': command({
    summary: 'Opens a drawer for a business date with a counted float; a difference to what was left is kept apart.',
    access: 'cash.drawer.use',
    input: z.strictObject({ drawerId: id, businessDate, lines, note: optionalText(400) }),
    output: z.strictObject({ sessionId: id, openingVarianceMinor: hiddenMinor }),
    failures: ['cash/drawer-busy', 'cash/count-incomplete', 'record/not-found'],
  }),
  'cash.addEvent': command({
    summary: 'Records a pay-in, pay-out, safe drop, tip payout or opening without sale. Amounts are positive.',
    access: 'cash.event.add',
    input: z.strictObject({
      sessionId: id,
      kind: drawerEventKind,
      amountMinor: minor.min(0).max(100_000_000),
      reasonId: id.optional(),
      note: optionalText(400),
      clientKey: id,
    }),
    output: z.strictObject({ id }),
    failures: ['cash/over-limit', 'cash/wrong-state', 'record/not-found'],
  }),
  'cash.reverseEvent': command({
    summary: 'Takes an entry back by an equal and opposite one.',
    access: 'cash.event.add',
    input: z.strictObject({ eventId: id, note: text(400) }),
    output: z.strictObject({ id }),
    failures: ['cash/already-reversed', 'cash/wrong-state', 'cash/over-limit', 'record/not-found'],
  }),
  'cash.startCount': command({
    summary: 'Begins the count of a drawer: claims the cash payments of its day and shows what is not decided yet.',
    access: 'cash.drawer.use',
    input: z.strictObject({ sessionId: id, acknowledged: z.boolean() }),
    output: z.strictObject({
      attempt: z.int(),
      undecided: z.array(z.strictObject({ orderNo: z.string(), detail: z.string() })),
    }),
    failures: ['cash/wrong-state', 'cash/unacknowledged', 'cash/no-more-counts', 'record/not-found'],
  }),
  'cash.submitCount': command({
    summary: 'Hands in a blind count. A cashier learns only whether it matches; the expected amount is frozen now.',
    access: 'cash.drawer.use',
    input: z.strictObject({ sessionId: id, lines, otherMinor: minor.min(0).default(0) }),
    output: z.strictObject({
      outcome: z.enum(['matches', 'within-tolerance', 'count-again', 'to-manager']),
      attempt: z.int(),
      countedMinor: minor,
      varianceMinor: hiddenMinor,
      status: sessionStatus,
    }),
    failures: ['cash/wrong-state', 'cash/count-incomplete', 'record/not-found'],
  }),
  'cash.session': query({
    summary:
      'One drawer session: how its expected cash was worked out, its entries, counts, difference, finding and Z.',
    access: 'cash.view',
    input: z.strictObject({ id }),
    output: z.strictObject({
      session: drawerSession,
      expectedLines: explained.nullable(),
      events: z.array(drawerEvent),
      counts: z.array(
        z.strictObject({
          id,
          purpose: z.string(),
          attempt: z.int(),
          totalMinor: hiddenMinor,
          by: z.string(),
          at: instant,
          used: z.boolean(),
        }),
      ),
      unclaimed: z.int(),
      reconciliation: z
        .strictObject({
          category: z.string().nullable(),
          finding: z.string().nullable(),
          resolution: z.string().nullable(),
          status: z.string(),
        })
        .nullable(),
      signOff: z.strictObject({
        allowed: z.boolean(),
        selfSign: z.boolean(),
        why: z.string().nullable(),
        needsFinding: z.boolean(),
      }),
      z: z
        .strictObject({
          zNo: z.int(),
          hash: z.string(),
          words: z.array(z.string()),
          signedAt: instant,
          signedBy: z.string(),
          leftInDrawerMinor: minor,
          depositMinor: minor,
        })
        .nullable(),
    }),
    failures: ['record/not-found'],
  }),
  'cash.resolve': command({
    summary: 'Writes down the cause of a difference and what was found.',
    access: 'cash.investigate',
    input: z.strictObject({ sessionId: id, reasonId: id, finding: text(2000), resolution: optionalText(2000) }),
    output: done,
    failures: ['cash/wrong-state', 'cash/needs-finding', 'record/not-found'],
  }),
  'cash.countAgain': command({
    summary: 'Asks for one more count; earlier counts are kept.',
    access: 'cash.drawer.use',
    input: z.strictObject({ sessionId: id }),
    output: done,
    failures: ['cash/wrong-state', 'cash/no-more-counts', 'record/not-found'],
  }),
  'cash.signOff': command({
    summary: 'Signs a drawer with the own password, locks it and gives it the next Z number.',
    access: 'cash.sign',
    throttle: 'sensitive',
    input: z.strictObject({ sessionId: id, password, leftInDrawerMinor: minor.min(0), note: optionalText(400) }),
    output: z.strictObject({ zNo: z.int(), hash: z.string(), words: z.array(z.string()), selfSigned: z.boolean() }),
    failures: [
      'cash/wrong-state',
      'cash/needs-finding',
      'cash/second-person',
      'auth/wrong-password',
      'auth/wait',
      'record/not-found',
    ],
  }),
  'cash.forceClose': command({
    summary: 'Closes a drawer without a count, with a reason; a critical entry in the audit trail.',
    access: 'cash.force-close',
    throttle: 'sensitive',
    input: z.strictObject({ sessionId: id, password, reason: text(400) }),
    output: done,
    failures: ['cash/wrong-state', 'auth/wrong-password', 'auth/wait', 'record/not-found'],
  }),
};
