import type { InputOf, OutputOf } from '../../../shared/contract/contract';
import { divideHalfAwayFromZero } from '../../../shared/domain/whole-numbers';
import type { Tone } from '../../components/figures/tone';

export type StockItem = OutputOf<'stock.items'>[number];
export type StockMove = OutputOf<'stock.item'>['moves'][number];
export type CountView = OutputOf<'stock.count'>;
export type CountHead = CountView['count'];
export type CountLine = CountView['lines'][number];
export type CountType = InputOf<'stock.startCount'>['type'];

const micro = 1_000_000;

/** Micro-units of the counting unit; rounded only where one counting unit is not a whole number of base units. */
export function inCountingUnit(baseMicro: number, unitMicro: number): number {
  if (unitMicro === micro) return baseMicro;
  return Number(divideHalfAwayFromZero(BigInt(baseMicro) * BigInt(micro), BigInt(unitMicro)));
}

/** The other way: what was typed in the counting unit, as micro-units of the base unit. */
export function inBaseUnit(countedMicro: number, unitMicro: number): number {
  if (unitMicro === micro) return countedMicro;
  return Number(divideHalfAwayFromZero(BigInt(countedMicro) * BigInt(unitMicro), BigInt(micro)));
}

const kindsOfMove: Readonly<Record<string, string>> = {
  opening: 'First quantity',
  receipt: 'Delivery',
  return_to_vendor: 'Sent back',
  sale: 'Sold',
  sale_reversal: 'Sale taken back',
  prep_in: 'Prepared',
  prep_out: 'Used to prepare',
  waste: 'Thrown away',
  transfer: 'Moved',
  adjust: 'Corrected',
  count_correction: 'Counted',
  reversal: 'Count taken back',
};

/** What a movement is called on the shelf. */
export function moveWord(kind: string): string {
  return kindsOfMove[kind] ?? 'Changed';
}

/** "Sold · Order 1122", and whether it was taken back. */
export function moveWords(move: Pick<StockMove, 'kind' | 'reference' | 'reversed'>): string {
  const word = moveWord(move.kind);
  const opening = move.kind === 'opening';
  const named = opening || move.reference === word ? word : `${word} · ${move.reference}`;
  return move.reversed ? `${named}, taken back later` : named;
}

export interface SpokenState {
  readonly word: string;
  readonly tone: Tone;
}

const countStates: Readonly<Record<CountHead['status'], SpokenState>> = {
  DRAFT: { word: 'Being counted', tone: 'neutral' },
  COUNTING: { word: 'Being counted', tone: 'neutral' },
  REVIEW: { word: 'Needs a decision', tone: 'attention' },
  RECOUNT: { word: 'Second count', tone: 'attention' },
  APPROVED: { word: 'Approved', tone: 'safe' },
  POSTED: { word: 'Posted', tone: 'safe' },
  REVERSED: { word: 'Taken back', tone: 'neutral' },
  CANCELLED: { word: 'Given up', tone: 'neutral' },
};

/** Where a count stands. */
export function countState(status: CountHead['status']): SpokenState {
  return countStates[status];
}

const countTypes: Readonly<Record<CountType, string>> = { full: 'Full', cycle: 'Cycle', spot: 'Spot' };

/** "Spot count 12". */
export function countTitle({ type, countNo }: Pick<CountHead, 'type' | 'countNo'>): string {
  return `${countTypes[type]} count ${countNo}`;
}

export function isBeingCounted(status: CountHead['status']): boolean {
  return status === 'DRAFT' || status === 'COUNTING' || status === 'RECOUNT';
}

/** What a line of a handed-in count still asks for, the gravest first. */
export function lineState(line: CountLine): SpokenState {
  if (line.recheck) return { word: 'Changed since', tone: 'attention' };
  if (line.needsSecondCount) return { word: 'Count again', tone: 'danger' };
  if (line.varianceMicro === 0) return { word: 'Matches', tone: 'safe' };
  if (line.reasonId !== null) return { word: 'Explained', tone: 'safe' };
  if (line.level === 'clerk') return { word: 'Within limit', tone: 'safe' };
  return { word: 'Needs a reason', tone: 'attention' };
}

const approvers = { clerk: 'Whoever counts', manager: 'A manager or the owner', owner: 'Only the owner' } as const;

/** Who may let a difference of this size pass. */
export function approverOf(level: CountLine['level']): string {
  return level === null ? 'Nobody needs to' : approvers[level];
}

const minus = '−';

/** "−21.9 %" of what was expected; empty where nothing was expected. Figures for reading, never for reckoning. */
export function percentWords(varianceMicro: number | null, expectedMicro: number | null): string {
  if (varianceMicro === null || expectedMicro === null || expectedMicro <= 0) return '';
  const percent = (Math.abs(varianceMicro) / expectedMicro) * 100;
  const sign = varianceMicro < 0 ? minus : varianceMicro > 0 ? '+' : '';
  return `${sign}${percent.toFixed(1)} %`;
}

export interface CountSums {
  readonly missingMinor: number;
  readonly extraMinor: number;
}

/** What is missing and what is too much, apart; null where costs are not for the reader's eyes. */
export function countSums(lines: readonly Pick<CountLine, 'varianceMinor'>[]): CountSums | null {
  let missingMinor = 0;
  let extraMinor = 0;
  for (const { varianceMinor } of lines) {
    if (varianceMinor === null) return null;
    if (varianceMinor < 0) missingMinor += varianceMinor;
    else extraMinor += varianceMinor;
  }
  return { missingMinor, extraMinor };
}

/** "1 item", "5 items". */
export function plural(count: number, thing: string): string {
  return `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;
}

const spokenNumbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const;

/** What stands before posting, in a sentence; null when nothing does. */
export function unsettledSentence(lines: readonly CountLine[]): string | null {
  const unsettled = lines.filter((line) => ['danger', 'attention'].includes(lineState(line).tone)).length;
  if (unsettled === 0) return null;
  const number = spokenNumbers[unsettled] ?? String(unsettled);
  return `${number} ${unsettled === 1 ? 'line' : 'lines'} must be settled before this count can be posted.`;
}
