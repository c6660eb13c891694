import type { Moment } from '../../../shared/contract/backup';
import { formatDate, formatTime } from '../../components/format/time-format';

/**
 * The moment to offer first: the newest this Larder can read, so that the least is lost. It is proved while it is put
 * back; one that turned out damaged (`refusedIds`) is passed over for the next.
 */
export function newestGood(moments: readonly Moment[], refusedIds: readonly string[] = []): Moment | undefined {
  return moments
    .filter((moment) => moment.restorable && !refusedIds.includes(moment.snapshotId))
    .toSorted((left, right) => right.at.localeCompare(left.at))[0];
}

/** "18:42:10", with its day in front unless that is today. */
export function spokenMoment(at: string, now: number, timeZone: string): string {
  const time = formatTime(at, timeZone, 'second');
  const today = formatDate(at, timeZone, true) === formatDate(now, timeZone, true);
  return today ? time : `${formatDate(at, timeZone)}, ${time}`;
}

/** The label of the one button. */
export function putBackLabel(moment: Moment, good: Moment | undefined, spoken: string): string {
  return moment.snapshotId === good?.snapshotId ? `Put back the newest good copy (${spoken})` : `Put back ${spoken}`;
}

export function proofWords(moment: Moment): string {
  return moment.proved ? 'proved' : 'not proved yet';
}

/** Newest copy of each place, in the order of their newest. */
export function newestByPlace(moments: readonly Moment[]): readonly Moment[] {
  const newest = new Map<string, Moment>();
  for (const moment of moments) {
    const known = newest.get(moment.destinationId);
    if (known === undefined || known.at < moment.at) newest.set(moment.destinationId, moment);
  }
  return [...newest.values()].toSorted((left, right) => right.at.localeCompare(left.at));
}

export interface ProblemWords {
  readonly fact: string;
  readonly title: string;
  readonly lead: string;
}

const damagedLeads: Readonly<Record<string, string>> = {
  'store/missing': 'The file with your records is not on this PC any more. Its key is, and so are the copies below.',
  'store/disk-failing': 'The disk of this PC reports errors. A copy can be put back; have the disk looked at today.',
};

/** What to say when the records do not open, with the copy at hand if there is one. */
export function problemWords(
  phase: string,
  problemKey: string | undefined,
  copy: { readonly spoken: string; readonly proved: boolean } | undefined,
): ProblemWords {
  if (phase === 'newer-store')
    return {
      fact: 'These records belong to a newer Larder',
      title: 'Update Larder to open your records.',
      lead: 'They are whole and nothing was changed. This older Larder does not touch them; it can only put an older copy back.',
    };
  const fact = 'Larder could not open your records';
  const lead = damagedLeads[problemKey ?? ''] ?? 'The file on this PC is damaged. The copies below are apart from it.';
  if (copy === undefined) return { fact, lead, title: 'Where are your copies?' };
  if (copy.proved) return { fact, lead, title: `Your records are safe up to ${copy.spoken}.` };
  // Safe is said of a proved copy only.
  const proof = 'The newest is opened and compared while it is put back; until then nothing is changed.';
  return { fact, lead: `${lead} ${proof}`, title: `A copy from ${copy.spoken} is ready.` };
}

const countWords: Readonly<Record<string, string>> = {
  orders: 'Orders',
  payments: 'Payments',
  refunds: 'Refunds',
  cash_sessions: 'Drawers',
  stock_moves: 'Stock movements',
  users: 'People',
  audit_seq: 'Entries in the audit trail',
};

/** The counts of a copy that mean something to a person, in their words. */
export function countedRows(
  counts: Readonly<Record<string, number>>,
): readonly { readonly label: string; readonly count: number }[] {
  return Object.entries(countWords).flatMap(([key, label]) => {
    const count = counts[key];
    return count === undefined ? [] : [{ label, count }];
  });
}
