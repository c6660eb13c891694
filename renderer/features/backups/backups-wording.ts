import type { DestinationView } from '../../../shared/contract/backup';
import type { OutputOf } from '../../../shared/contract/contract';
import type { Tone } from '../../components/figures/tone';
import { formatCount } from '../../components/format/byte-format';
import { formatMoney, type MoneyFormat } from '../../components/format/money-format';
import { formatDate, formatDuration, formatTime } from '../../components/format/time-format';

export type BackupStatus = OutputOf<'backup.status'>;
type Proof = OutputOf<'backup.prove'>[number];

export interface ToldState {
  readonly tone: Tone;
  readonly words: string;
}

const failureStates: Readonly<Record<string, ToldState>> = {
  'destination/offline': { tone: 'attention', words: 'Not reachable' },
  'destination/slow': { tone: 'attention', words: 'Answers slowly' },
  'destination/refused': { tone: 'danger', words: 'Access refused' },
  'destination/full': { tone: 'danger', words: 'Full' },
  'destination/read-only': { tone: 'danger', words: 'Read-only' },
  'destination/wrong-repository': { tone: 'danger', words: 'Other records' },
  'destination/damaged': { tone: 'danger', words: 'Damaged' },
  'backup/proof-failed': { tone: 'danger', words: 'Proof failed' },
};

/** A copy begins within ten seconds of a change and takes a while; for a minute being behind is nothing to look at. */
const copyFollowsSeconds = 60;

/** How a place for copies stands, in two words and a shape. */
export function placeState(place: DestinationView): ToldState {
  if (place.failure !== null) return failureStates[place.failure.key] ?? { tone: 'danger', words: 'Copying failed' };
  if (place.state === 'copying') return { tone: 'neutral', words: 'Copying now' };
  if (place.lastSnapshotAt === null) return { tone: 'attention', words: 'No copy yet' };
  if (place.state === 'up-to-date') return { tone: 'safe', words: 'Up to date' };
  return (place.lagSeconds ?? Number.POSITIVE_INFINITY) <= copyFollowsSeconds
    ? { tone: 'neutral', words: 'Copy follows' }
    : { tone: 'attention', words: 'Behind' };
}

export function behindWords(place: DestinationView): string {
  if (place.lagSeconds === null) return 'everything';
  return place.lagSeconds === 0 ? 'nothing' : formatDuration(place.lagSeconds * 1000);
}

/** "103 · $2,412.00"; the count alone where the amount is not for this person's eyes. */
export function missingSales(place: DestinationView, money: MoneyFormat): string {
  if (place.lagOrders === null) return 'all';
  const count = formatCount(place.lagOrders);
  return place.lagMinor === null || place.lagMinor === 0 ? count : `${count} · ${formatMoney(place.lagMinor, money)}`;
}

const dayMs = 86_400_000;
const depthWords = { applied: 'Applied', recounted: 'Recounted', whole: 'Whole' } as const;

/** The time alone with seconds for today, else with its day. */
export function whenWords(at: string, nowMs: number, timeZone: string): string {
  const day = formatDate(at, timeZone);
  return day === formatDate(nowMs, timeZone) && nowMs - Date.parse(at) < dayMs
    ? formatTime(at, timeZone, 'second')
    : `${day} ${formatTime(at, timeZone)}`;
}

/** Depth and when; what was compared and how long it took. */
export function proofWords(place: DestinationView, nowMs: number, timeZone: string): readonly [string, string] {
  if (place.lastProvedAt === null) return ['Never proved', 'Prove it once'];
  const depth = place.lastProofDepth === null ? 'Proved' : depthWords[place.lastProofDepth];
  const took = place.lastProofSeconds === null ? '' : `, took ${secondsWords(place.lastProofSeconds)}`;
  return [
    `${depth} ${whenWords(place.lastProvedAt, nowMs, timeZone)}`,
    `${formatDuration(nowMs - Date.parse(place.lastProvedAt))} ago${took}`,
  ];
}

/** "less than 0.1 s", "0.4 s", "21.6 s", "3 min". */
export const secondsWords = (seconds: number): string =>
  seconds < 0.1 ? 'less than 0.1 s' : seconds < 60 ? `${seconds.toFixed(1)} s` : formatDuration(seconds * 1000);

/** The line beside the title. */
export function placesFact(status: BackupStatus): string {
  const all = status.destinations.length;
  if (all === 0) return 'No place for copies yet';
  const good = status.destinations.filter((place) => placeState(place).tone === 'safe').length;
  if (all === 1)
    return good === 1 ? 'The one place for copies is up to date' : 'The one place for copies is not up to date';
  return `${good} of ${all} places for copies are up to date`;
}

/** How a copy on demand went: every place that did not take it is named. */
export function copiedWords(
  result: OutputOf<'backup.now'>,
  status: BackupStatus | undefined,
): { readonly tone: Tone; readonly fact: string; readonly rest: string } {
  const label = (id: string): string => status?.destinations.find((place) => place.id === id)?.label ?? 'a place';
  const taken = result.destinations.filter((place) => place.ok).map((place) => label(place.id));
  const refused = result.destinations.filter((place) => !place.ok);
  const rest = refused.map((place) => `${label(place.id)}: ${place.failure?.message ?? 'no copy.'}`).join(' ');
  if (taken.length === 0) return { tone: 'danger', fact: 'No place took the copy.', rest };
  const fact = `Copied to ${taken.join(', ')} in ${secondsWords(result.seconds)}.`;
  return refused.length === 0
    ? { tone: 'safe', fact, rest: '0 sales are missing from it.' }
    : { tone: 'attention', fact, rest };
}

/** What a proof found, for one place. */
export function provedWords(
  proof: Proof,
  label: string,
): { readonly tone: Tone; readonly fact: string; readonly rest: string } {
  if (proof.ok)
    return {
      tone: 'safe',
      fact: `Proved: the copy at ${label} was put back and every total agrees.`,
      rest: `It took ${secondsWords(proof.seconds)}; your records were not touched.`,
    };
  return {
    tone: 'danger',
    fact: `The copy at ${label} is not proved.`,
    rest: `${proof.differences.join(' ')} Your records here are safe. Copy again, then prove again.`,
  };
}
