import type { OutputOf } from '../../../shared/contract/contract';
import type { Tone } from '../../components/figures/tone';
import { formatDate, formatDuration } from '../../components/format/time-format';

export type HomeSummary = OutputOf<'home.summary'>;
export type CopyStatus = OutputOf<'backup.status'>;
export type HomeDrawer = HomeSummary['drawers'][number];
type CopyPlace = CopyStatus['destinations'][number];

export interface Verdict {
  readonly tone: Tone;
  readonly words: string;
}

export interface CopyAnswer {
  readonly verdict: Verdict;
  /** What would be lost if this PC died now: "41 s, 0 sales". */
  readonly figure: string;
  readonly sentence: string;
  readonly next: { readonly label: string; readonly urgent: boolean };
}

/** A place this far behind is called behind: the same line the strip draws. */
const behindAfterSeconds = 60;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export function isBehind(place: CopyPlace): boolean {
  return place.state === 'failing' || place.state === 'never' || (place.lagSeconds ?? 0) >= behindAfterSeconds;
}

function lossFigure(status: CopyStatus): string {
  const { dataAtRiskSeconds: seconds, dataAtRiskOrders: sales } = status;
  if (seconds === null) return 'Everything';
  if (seconds === 0) return 'Nothing';
  const time = formatDuration(seconds * 1000);
  return sales === null ? time : `${time}, ${plural(sales, 'sale', 'sales')}`;
}

const onlyOnThisDisk = (places: readonly CopyPlace[]): boolean => places.every((place) => place.onSameDisk === true);

function copyVerdict(places: readonly CopyPlace[]): Verdict {
  const late = places.filter(isBehind);
  const [only] = late;
  if (late.length === places.length) return { tone: 'danger', words: 'No copy is up to date' };
  if (only !== undefined)
    return {
      tone: 'attention',
      words: late.length === 1 ? `${only.label} is behind` : `${late.length} places are behind`,
    };
  if (places.some((place) => place.lastProvedAt === null))
    return { tone: 'attention', words: 'Copied, not proved yet' };
  // Home may not claim more than Backups does: with this disk the records and every copy would go together.
  if (onlyOnThisDisk(places)) return { tone: 'attention', words: 'Copied and proved, on this disk only' };
  return { tone: 'safe', words: 'Copied and proved' };
}

/** Is my data safe? */
export function copyAnswer(status: CopyStatus): CopyAnswer {
  if (status.destinations.length === 0)
    return {
      verdict: { tone: 'danger', words: 'No copies' },
      figure: 'Everything',
      sentence: 'What you would lose if this PC died now. There is no place for copies yet.',
      next: { label: 'Choose a place for copies', urgent: true },
    };
  const verdict = copyVerdict(status.destinations);
  return {
    verdict,
    figure: lossFigure(status),
    sentence: onlyOnThisDisk(status.destinations)
      ? 'What you would lose if the records broke. If this disk died, everything: every copy lies on it.'
      : 'What you would lose if this PC died now.',
    next: {
      label: verdict.tone === 'safe' ? 'See the copies' : 'See what is waiting',
      urgent: verdict.tone === 'danger',
    },
  };
}

/** How far one place is: "up to date", "4 h 18 min · 103 sales behind". */
export function placeStanding(place: CopyPlace): { readonly words: string; readonly tone: Tone } {
  if (place.state === 'never') return { words: 'Nothing copied yet', tone: 'attention' };
  if (!isBehind(place)) return { words: place.state === 'copying' ? 'Copying now' : 'Up to date', tone: 'neutral' };
  const sales = place.lagOrders === null ? '' : ` · ${plural(place.lagOrders, 'sale', 'sales')}`;
  const words = place.lagSeconds ? `${formatDuration(place.lagSeconds * 1000)}${sales} behind` : 'Cannot be reached';
  return { words, tone: place.state === 'failing' ? 'danger' : 'attention' };
}

const openStates: readonly string[] = ['OPEN', 'COUNTING'];
const unsettledStates: readonly string[] = ['COUNTED', 'INVESTIGATING'];
const unsignedStates: readonly string[] = ['RECONCILED', 'RESOLVED'];

/** A drawer whose count does not match and that nobody has explained. */
export function isUnsettled(drawer: HomeDrawer): boolean {
  return unsettledStates.includes(drawer.status) && drawer.varianceMinor !== 0;
}

/** Where a drawer stands, in words; its difference is written beside it by the card. */
export function drawerStanding(drawer: HomeDrawer): string {
  if (drawer.status === 'OPEN') return 'Still open · not counted';
  if (drawer.status === 'COUNTING') return 'Being counted';
  if (unsignedStates.includes(drawer.status)) return 'Waits for a signature';
  if (drawer.status === 'FORCE_CLOSED') return 'Closed without a count';
  if (drawer.varianceMinor === null) return 'Hidden while a drawer is open';
  return drawer.varianceMinor === 0 ? 'Matches' : 'Signed';
}

function unsettledWords(drawers: readonly HomeDrawer[]): string {
  const [only] = drawers;
  if (drawers.length !== 1 || !only) return `${drawers.length} drawers do not match`;
  if (only.varianceMinor === null) return '1 drawer to settle';
  return only.varianceMinor < 0 ? '1 drawer short' : '1 drawer over';
}

/** Is my money right? */
export function moneyVerdict(drawers: readonly HomeDrawer[]): Verdict {
  const unsettled = drawers.filter(isUnsettled);
  if (unsettled.length > 0) return { tone: 'danger', words: unsettledWords(unsettled) };
  if (drawers.length === 0) return { tone: 'neutral', words: 'No drawer yet' };
  const unsigned = drawers.filter((drawer) => unsignedStates.includes(drawer.status)).length;
  if (unsigned > 0) return { tone: 'attention', words: `${unsigned} to sign` };
  const open = drawers.filter((drawer) => openStates.includes(drawer.status)).length;
  return open > 0 ? { tone: 'neutral', words: `${open} open` } : { tone: 'safe', words: 'Every drawer is signed' };
}

/** The drawer whose difference is largest, of those that are not settled. */
export function worstDrawer(drawers: readonly HomeDrawer[]): HomeDrawer | undefined {
  const size = (drawer: HomeDrawer): number => Math.abs(drawer.varianceMinor ?? 0);
  return drawers.filter(isUnsettled).toSorted((left, right) => size(right) - size(left))[0];
}

/** Is my stock right? */
export function stockVerdict(stock: HomeSummary['stock']): Verdict {
  if (stock.items === 0) return { tone: 'neutral', words: 'No items yet' };
  if (stock.lines.length > 0)
    return { tone: 'attention', words: `${plural(stock.lines.length, 'line', 'lines')} to explain` };
  if (stock.negative > 0)
    return { tone: 'attention', words: `${plural(stock.negative, 'item', 'items')} below nothing` };
  if (stock.openCounts > 0) return { tone: 'attention', words: `${plural(stock.openCounts, 'count', 'counts')} open` };
  return { tone: 'safe', words: 'No difference waits' };
}

export type Question = 'data' | 'money' | 'stock';

/** The one filled button of the page: the gravest question first, money before copies before stock. */
export function primaryQuestion(verdicts: Readonly<Partial<Record<Question, Verdict>>>): Question | null {
  const order: readonly Question[] = ['money', 'data', 'stock'];
  const worst = (tone: Tone): Question | undefined => order.find((question) => verdicts[question]?.tone === tone);
  return worst('danger') ?? worst('attention') ?? null;
}

/** "Good evening, Daniel. 2 things need someone." `hour` on the restaurant's clock. */
export function greeting(display: string, hour: number, waiting: number): string {
  const part = hour < 5 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'afternoon';
  const [first = display] = display.split(' ');
  const needs = waiting === 0 ? 'Nothing waits for you.' : `${plural(waiting, 'thing needs', 'things need')} someone.`;
  return `Good ${part}, ${first}. ${needs}`;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The weekday of a business date, which has no zone. */
export function weekdayName(businessDate: string): string {
  return weekdays[new Date(`${businessDate}T12:00:00.000Z`).getUTCDay()] ?? '';
}

/** A business date as it is said: "Tue 17 Nov". */
export function spokenDay(businessDate: string): string {
  return formatDate(`${businessDate}T12:00:00.000Z`, 'UTC');
}

export type SalesHour = NonNullable<HomeSummary['hours']>[number];

/** Hours as the business day runs: from its first to its last, those after midnight at the end, quiet ones as zero. */
export function hoursInOrder(hours: readonly SalesHour[], cutoff: string): readonly SalesHour[] {
  const start = Number(cutoff.slice(0, 2));
  const place = (hour: number): number => (hour - start + 24) % 24;
  const byPlace = new Map(hours.map((entry) => [place(entry.hour), entry]));
  const places = [...byPlace.keys()];
  if (places.length === 0) return [];
  const first = Math.min(...places);
  const length = Math.max(...places) - first + 1;
  return Array.from({ length }, (_, index) => {
    const at = first + index;
    return byPlace.get(at) ?? { hour: (at + start) % 24, todayMinor: 0, usualMinor: 0 };
  });
}
