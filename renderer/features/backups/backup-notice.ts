import type { Tone } from '../../components/figures/tone';
import { formatCount } from '../../components/format/byte-format';
import { formatDate, formatDuration } from '../../components/format/time-format';
import { type BackupStatus, placeState } from './backups-wording';

export interface ToldNotice {
  readonly tone: Tone;
  readonly fact: string;
  readonly rest: string;
  readonly code?: string;
}

const dayMs = 86_400_000;
const proofIsOldAfterDays = 8;

function missing(status: BackupStatus): string {
  const time = formatDuration((status.dataAtRiskSeconds ?? 0) * 1000);
  const orders = status.dataAtRiskOrders;
  return orders === null || orders === 0 ? time : `${time} and ${formatCount(orders)} orders`;
}

/** The one thing about the copies that needs a person most; null when nothing does. */
export function backupNotice(status: BackupStatus, nowMs: number): ToldNotice | null {
  const places = status.destinations;
  if (places.length === 0)
    return {
      tone: 'danger',
      fact: 'Your records are on this PC only.',
      rest: 'If its disk fails, everything is gone. Add a second disk, a stick or a folder in the network.',
    };
  const failing = places.find((place) => place.failure !== null);
  if (failing?.failure) {
    const all = places.every((place) => place.failure !== null);
    return {
      tone: all ? 'danger' : placeState(failing).tone,
      fact: all
        ? `No place takes copies. If this PC died now, ${missing(status)} of work would be missing.`
        : `${failing.label} takes no copies.`,
      rest: failing.failure.message,
      code: failing.failure.code,
    };
  }
  const late = places.find((place) => placeState(place).words === 'Behind');
  if (late)
    return {
      tone: 'attention',
      fact: `The copy at ${late.label} is ${formatDuration((late.lagSeconds ?? 0) * 1000)} behind.`,
      rest: 'Larder copies by itself within 10 seconds of a change. Press Copy now if it does not.',
    };
  const unproved = places.find((place) => place.lastProvedAt === null && place.lastSnapshotAt !== null);
  if (unproved)
    return {
      tone: 'attention',
      fact: `No copy at ${unproved.label} was proved yet.`,
      rest: 'Open it in the list and press Prove now: Larder puts the copy back beside your records and compares.',
    };
  if (places.every((place) => place.onSameDisk === true))
    return {
      tone: 'attention',
      fact: 'Every copy lies on the same disk as your records.',
      rest: 'If this disk fails, records and copies are gone together. Add a second disk, a stick or a folder in the network.',
    };
  const old = places.find((place) => nowMs - Date.parse(place.lastProvedAt ?? '') > proofIsOldAfterDays * dayMs);
  if (!old) return null;
  return {
    tone: 'attention',
    fact: `The last proof at ${old.label} is ${formatDuration(nowMs - Date.parse(old.lastProvedAt ?? ''))} old.`,
    rest: 'Open it in the list and press Prove now.',
  };
}

export interface CodeCheck {
  readonly tone: Tone;
  readonly words: string;
}

const monthsBetweenChecks = 6;

/** When the printed recovery code is due to be typed again. */
export function codeCheckDue(checkedAt: string): number {
  const due = new Date(checkedAt);
  due.setUTCMonth(due.getUTCMonth() + monthsBetweenChecks);
  return due.getTime();
}

export function codeCheckState(checkedAt: string | null, nowMs: number, timeZone: string): CodeCheck {
  if (checkedAt === null) return { tone: 'attention', words: 'never typed back' };
  const late = nowMs - codeCheckDue(checkedAt);
  if (late < 0) return { tone: 'neutral', words: formatDate(codeCheckDue(checkedAt), timeZone, true) };
  const days = Math.floor(late / dayMs);
  return { tone: 'attention', words: days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} late` };
}
