import type { DrawerSession } from '../../../shared/contract/cash';
import type { Permission } from '../../../shared/domain/people/permissions';
import type { Tone } from '../../components/figures/tone';

export type SessionStatus = DrawerSession['status'];

export interface Said {
  readonly tone: Tone;
  readonly word: string;
}

const statusWords: Readonly<Record<SessionStatus, Said>> = {
  OPEN: { tone: 'neutral', word: 'Open' },
  COUNTING: { tone: 'neutral', word: 'Being counted' },
  COUNTED: { tone: 'attention', word: 'Does not match yet' },
  RECONCILED: { tone: 'attention', word: 'Waits for a signature' },
  INVESTIGATING: { tone: 'danger', word: 'Difference to explain' },
  RESOLVED: { tone: 'attention', word: 'Explained, waits for a signature' },
  SIGNED_OFF: { tone: 'safe', word: 'Signed' },
  LOCKED: { tone: 'safe', word: 'Signed' },
  FORCE_CLOSED: { tone: 'danger', word: 'Closed without a count' },
};

/** Where a drawer stands, in words. A count that its only owner signed alone stays marked for good. */
export function sessionSaid(session: Pick<DrawerSession, 'status' | 'selfSigned'>): Said {
  if (session.selfSigned && session.status === 'LOCKED') return { tone: 'danger', word: 'Counted and signed alone' };
  return statusWords[session.status];
}

const eventWords: Readonly<Record<string, string>> = {
  pay_in: 'Paid in',
  pay_out: 'Paid out',
  safe_drop: 'Moved to the safe',
  tip_payout: 'Tips paid out',
  no_sale: 'Opened without a sale',
  float_adjust: 'Float corrected',
  reversal: 'Taken back',
};

/** What an entry of a drawer did. */
export const eventSaid = (kind: string): string => eventWords[kind] ?? 'Entry';

/** Those a person can write down, in the order they are met at the counter. */
export const typedKinds = ['pay_out', 'safe_drop', 'pay_in', 'tip_payout', 'no_sale'] as const;
export type TypedKind = (typeof typedKinds)[number];

const ordinals = ['Opening', 'First', 'Second', 'Third'] as const;

/** "First", "Second", "Third"; the count of the float is "Opening". */
export const countName = (attempt: number): string => ordinals[attempt] ?? `Count ${attempt}`;

/** "short" and "over" are facts about the drawer, never about a person. */
export function differenceSaid(session: Pick<DrawerSession, 'status' | 'varianceMinor'>, limit: string | null): Said {
  const difference = session.varianceMinor ?? 0;
  if (difference === 0) return { tone: 'safe', word: 'Matches' };
  const side = difference < 0 ? 'Short' : 'Over';
  if (session.status === 'RECONCILED')
    return {
      tone: 'attention',
      word: limit === null ? `${side}, within the limit` : `${side}, within the ${limit} limit`,
    };
  const explained = session.status === 'RESOLVED' || session.status === 'LOCKED';
  const beyond = limit === null ? 'beyond the limit' : `beyond the ${limit} limit`;
  return { tone: explained ? 'attention' : 'danger', word: `${side}, ${beyond}${explained ? ', explained' : ''}` };
}

/** What a person who may not see amounts learns from a count; `mayCount` is false for whoever only reads. */
export function countOutcome(
  session: Pick<DrawerSession, 'status' | 'attempts'>,
  mostAttempts: number,
  mayCount: boolean,
): { readonly tone: Tone; readonly fact: string; readonly meaning: string } {
  const part = mayCount ? 'Your part is done; a' : 'A';
  if (session.status === 'COUNTED') {
    const left = mostAttempts - session.attempts;
    return {
      tone: 'attention',
      fact: 'The count does not match.',
      meaning: `It is kept. ${left === 1 ? 'One more count is' : `${left} more counts are`} possible, or a manager decides.`,
    };
  }
  if (session.status === 'INVESTIGATING')
    return {
      tone: 'attention',
      fact: 'The counts do not match.',
      meaning: `They are kept. ${part} manager looks into it.`,
    };
  return {
    tone: 'safe',
    fact: session.status === 'RESOLVED' ? 'The difference is explained.' : 'The count is accepted.',
    meaning: `${mayCount ? 'Your part is done. ' : ''}The owner or a manager signs.`,
  };
}

/** "1184", "1184 and 1187", "1184, 1187 and 1190". */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

interface Drawer {
  readonly id: string;
  readonly name: string;
  readonly current: DrawerSession | null;
}

export interface NextStep {
  readonly label: string;
  readonly drawer: Drawer;
}

const urgency: readonly (readonly [SessionStatus, Permission, (name: string) => string])[] = [
  ['INVESTIGATING', 'cash.investigate', (name) => `Settle ${name}`],
  ['COUNTED', 'cash.drawer.use', (name) => `Settle ${name}`],
  ['RECONCILED', 'cash.sign', (name) => `Sign ${name}`],
  ['RESOLVED', 'cash.sign', (name) => `Sign ${name}`],
  ['COUNTING', 'cash.drawer.use', (name) => `Go on counting ${name}`],
  ['OPEN', 'cash.drawer.use', (name) => `Count ${name}`],
];

/** The one thing this person can do next on the board: what is nearest to being closed comes first, opening comes last. */
export function nextStep(drawers: readonly Drawer[], may: (permission: Permission) => boolean): NextStep | null {
  for (const [status, permission, label] of urgency) {
    if (!may(permission)) continue;
    const drawer = drawers.find(({ current }) => current?.status === status);
    if (drawer !== undefined) return { label: label(drawer.name), drawer };
  }
  const free = may('cash.drawer.use') ? drawers.find(({ current }) => current === null) : undefined;
  return free === undefined ? null : { label: `Open ${free.name}`, drawer: free };
}

/** "1 of 2 drawers open", "No drawer is open". */
export function drawersOpen(drawers: readonly Drawer[]): string {
  const open = drawers.filter(({ current }) => current !== null).length;
  if (open === 0) return 'no drawer is open';
  return `${open} of ${drawers.length} ${drawers.length === 1 ? 'drawer' : 'drawers'} open`;
}
