import type { Moment } from '../../../shared/contract/backup';

/** One moment as a row, however many places hold it. */
export interface MomentRow {
  readonly id: string;
  readonly moment: Moment;
  readonly what: string;
  /** Orders recorded after it; null when nobody can say. */
  readonly ordersSince: number | null;
  readonly proved: boolean;
  readonly keptOn: readonly string[];
}

const whatWords: Readonly<Record<string, string>> = {
  'after changes': 'By itself, after something was written down',
  'after putting back': 'After an earlier moment was put back',
  'before closing': 'Larder was being closed',
  'before closing a drawer': 'Just before a drawer was signed',
  'before import': 'Just before a file was added',
  'before posting a count': 'Just before a stock count was posted',
  'before taking an import back': 'Just before an import was taken back',
  daily: 'By itself, every night',
  'first copy': 'The first copy in this place',
  'on demand': 'Somebody pressed Copy now',
};

export const whatWasHappening = (moment: Pick<Moment, 'reason'>): string =>
  whatWords[moment.reason] ?? (moment.reason.startsWith('before update') ? 'Just before an update' : 'A named copy');

const sameStateMs = 10 * 60_000;

const sameState = (a: Moment, b: Moment): boolean =>
  a.auditSeq === b.auditSeq &&
  a.reason === b.reason &&
  a.destinationId !== b.destinationId &&
  Math.abs(Date.parse(a.at) - Date.parse(b.at)) <= sameStateMs;

/** The copy to read from: a proved one before any other, then one this Larder can read. */
const better = (a: Moment, b: Moment): Moment => {
  if (a.restorable !== b.restorable) return a.restorable ? a : b;
  if (a.proved !== b.proved) return a.proved ? a : b;
  return a.newest || !b.newest ? a : b;
};

/** Rows newest first; the same state kept in several places is one row. */
export function momentRows(moments: readonly Moment[], ordersNow: number | null): readonly MomentRow[] {
  const groups: Moment[][] = [];
  for (const moment of moments.toSorted((a, b) => b.at.localeCompare(a.at))) {
    const group = groups.find((kept) => kept.every((other) => sameState(other, moment)));
    if (group) group.push(moment);
    else groups.push([moment]);
  }
  return groups.map((group) => {
    const chosen = group.reduce(better);
    return {
      id: chosen.snapshotId,
      moment: chosen,
      what: whatWasHappening(chosen),
      ordersSince: ordersNow === null ? null : Math.max(0, ordersNow - chosen.orders),
      proved: group.some((moment) => moment.proved),
      keptOn: group.map((moment) => moment.place).toSorted((a, b) => a.localeCompare(b)),
    };
  });
}

export interface PlaceLag {
  readonly id: string;
  readonly lagOrders: number | null;
}

/** How many orders the records hold now: those in the newest copy of a place and those it lacks. */
export function ordersNow(moments: readonly Moment[], places: readonly PlaceLag[]): number | null {
  const counts = places.flatMap((place) => {
    const newest = moments.find((moment) => moment.destinationId === place.id && moment.newest);
    return newest === undefined || place.lagOrders === null ? [] : [newest.orders + place.lagOrders];
  });
  return counts.length === 0 ? null : Math.max(...counts);
}

export type Happened = 'import' | 'mistake' | 'missing' | 'known' | 'folder';

/** The moment most people want for what happened; null where only the person can know. */
export function suggestedRow(happened: Happened, rows: readonly MomentRow[]): MomentRow | null {
  const usable = rows.filter((row) => row.moment.restorable);
  if (happened === 'import') return usable.find((row) => row.moment.reason === 'before import') ?? null;
  if (happened === 'missing' || happened === 'folder') return usable[0] ?? null;
  return null;
}
