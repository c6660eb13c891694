import type { Actor } from '../../pipeline/actor';
import { cashQueries } from '../cash/cash-modules';
import { countAgain, startCount, submitCount } from '../cash/count-drawer';
import { addEvent } from '../cash/drawer-events';
import { openDrawer } from '../cash/open-drawer';
import { resolveDifference } from '../cash/resolve-difference';
import { signDrawer } from '../cash/sign-off';
import type { Chance } from './chance';
import { selectReasonId } from './sample-sql';
import type { Cast, Stage } from './stage';

const floatMinor = 20_000;
const minutes = 60_000;

export interface DrawerShift {
  readonly drawerId: string;
  readonly businessDate: string;
  readonly counter: Actor;
  /** The first and the last moment of trade, in milliseconds. */
  readonly from: number;
  readonly to: number;
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The fewest notes and coins that make this amount. */
function notesAndCoins(stage: Stage, who: Actor, at: string, amountMinor: number) {
  let left = amountMinor;
  return cashQueries['cash.denominations']
    .run(stage.connection.read, who, {}, stage.contextAt(at))
    .map((denomination) => {
      const loose = Math.floor(left / denomination.valueMinor);
      left -= loose * denomination.valueMinor;
      return { denominationId: denomination.id, loose, rolls: 0 };
    });
}

/** Opens a drawer with its float, half an hour before trade unless the day began later. @returns its session. */
export function openShift(stage: Stage, shift: DrawerShift): string {
  const at = iso(shift.from);
  const lines = notesAndCoins(stage, shift.counter, at, floatMinor);
  const { drawerId, businessDate } = shift;
  return stage.act(shift.counter, at, openDrawer, { drawerId, businessDate, lines }).sessionId;
}

interface Difference {
  readonly minor: number;
  readonly reason: string;
  readonly finding: string;
}

const explanations: readonly Omit<Difference, 'minor'>[] = [
  { reason: 'CHANGE_ERROR', finding: 'A guest came back: too little change was given at the rush.' },
  { reason: 'PAYOUT_NOT_RECORDED', finding: 'Basil was bought next door; the slip was found under the tray.' },
  { reason: 'COUNT_ERROR', finding: 'A strap of ones was counted as fives in the first count.' },
  { reason: 'UNEXPLAINED', finding: 'Counted twice by two people, nothing found in the orders of the day.' },
];

function differenceOf(chance: Chance): Difference {
  const cents = chance.weighted([
    [0, 78],
    [chance.between(1, 95), 14],
    [chance.between(300, 2400), 8],
  ]);
  return { minor: chance.happens(0.7) ? -cents : cents, ...chance.pick(explanations) };
}

function recordEvents(stage: Stage, shift: DrawerShift, sessionId: string, cast: Cast, chance: Chance): number {
  let out = 0;
  const record = (kind: 'pay_out' | 'safe_drop', amountMinor: number, note: string): void => {
    const at = iso(shift.from + chance.between(240, 600) * minutes);
    const clientKey = stage.contextAt(at).newId();
    stage.act(cast.shift_lead, at, addEvent, { sessionId, kind, amountMinor, note, clientKey });
    out += amountMinor;
  };
  if (chance.happens(0.18)) record('pay_out', chance.between(600, 2600), 'Basil and lemons from next door');
  if (chance.happens(0.3)) record('safe_drop', chance.pick([10_000, 15_000, 20_000]), 'Evening drop');
  return out;
}

/** Counts a drawer after trade, looks into what does not match, and signs it as the next Z. */
export function closeShift(
  stage: Stage,
  shift: DrawerShift,
  sessionId: string,
  takenMinor: number,
  cast: Cast,
  chance: Chance,
): void {
  const { counter } = shift;
  const out = recordEvents(stage, shift, sessionId, cast, chance);
  const difference = differenceOf(chance);
  const at = (minute: number): string => iso(shift.to + minute * minutes);
  const counted = floatMinor + takenMinor - out + difference.minor;
  const lines = notesAndCoins(stage, counter, at(2), counted);
  stage.act(counter, at(2), startCount, { sessionId, acknowledged: true });
  const first = stage.act(counter, at(9), submitCount, { sessionId, lines, otherMinor: 0 });
  if (first.outcome === 'count-again') {
    stage.act(counter, at(11), countAgain, { sessionId });
    stage.act(counter, at(16), submitCount, { sessionId, lines, otherMinor: 0 });
    const reasonId = selectReasonId(stage.connection.read, 'cash', difference.reason) ?? '';
    stage.act(cast.manager, at(22), resolveDifference, { sessionId, reasonId, finding: difference.finding });
  }
  const signed = signDrawer(
    stage.connection.write,
    cast.manager,
    { sessionId, leftInDrawerMinor: floatMinor },
    stage.contextAt(at(30)),
  );
  stage.keep(cast.manager, at(30), signed);
}
