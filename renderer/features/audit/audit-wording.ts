import type { OutputOf } from '../../../shared/contract/contract';
import type { Tone } from '../../components/figures/tone';
import { formatCount } from '../../components/format/byte-format';
import { formatTime } from '../../components/format/time-format';

export type AuditLine = OutputOf<'audit.list'>['entries'][number];
export type ChainCheck = OutputOf<'audit.verify'>;
export type Severity = AuditLine['severity'];

const groupWords: Readonly<Record<string, string>> = {
  auth: 'Signing in and out',
  backup: 'Copies',
  cash: 'Cash and drawers',
  count: 'Stock counts',
  health: 'Health',
  import: 'Imports',
  imports: 'Imports',
  key: 'Recovery code',
  order: 'Orders',
  payment: 'Payments',
  restore: 'Putting back',
  settings: 'Settings',
  stock: 'Stock',
  update: 'Updates',
  user: 'People',
};

const actionWords: Readonly<Record<string, string>> = {
  'auth.locked': 'Screen locked',
  'auth.sign-in-refused': 'Sign-in refused',
  'auth.unlocked': 'Screen unlocked',
  'backup.add-place': 'Place for copies added',
  'backup.remove-place': 'Place for copies removed',
  'cash.count': 'Drawer counted',
  'cash.count-again': 'Second count asked',
  'cash.count-start': 'Count started',
  'cash.count-take-over': 'Count taken over',
  'cash.drawer-add': 'Drawer added',
  'cash.drawer-created': 'Drawer added',
  'cash.event': 'Cash in or out',
  'cash.force-close': 'Drawer closed by force',
  'cash.open': 'Drawer opened',
  'cash.resolve': 'Difference explained',
  'cash.reverse-event': 'Cash entry reversed',
  'cash.sign': 'Drawer signed',
  'count.cancelled': 'Stock count cancelled',
  'count.entered': 'Shelf counted',
  'count.handed-in': 'Stock count handed in',
  'count.posted': 'Stock count posted',
  'count.reason-given': 'Reason given',
  'count.reversed': 'Stock count reversed',
  'count.started': 'Stock count started',
  'import.applied': 'Sales added',
  'import.apply': 'File added',
  'import.roll-back': 'Import taken back',
  'key.checked': 'Recovery code checked',
  'key.recovery-code': 'Recovery code replaced',
  'order.cancelled-paid': 'Paid order cancelled',
  'order.line-voided': 'Order line voided',
  'payment.status-changed': 'Payment changed',
  'restore.done': 'Earlier moment put back',
  'restore.undone': 'Putting back undone',
  'settings.changed': 'Setting changed',
  'settings.restaurant-created': 'Restaurant set up',
  'stock.item-created': 'Stock item added',
  'stock.product-linked': 'Product linked to stock',
  'stock.received': 'Stock received',
  'update.check': 'Looked for an update',
  'update.install': 'Update installed',
  'update.roll-back': 'Update taken back',
  'user.created': 'Person added',
  'user.password-changed': 'Password changed',
  'user.password-refused': 'Password refused',
  'user.password-reset': 'Password reset',
  'user.role-changed': 'Role changed',
  'user.switched-off': 'Person disabled',
  'user.switched-on': 'Person enabled',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  info: 'Ordinary',
  notice: 'Worth knowing',
  warn: 'Needs a look',
  critical: 'Serious',
};

/** Shape and colour only for what needs a look; everything else is plain text. */
export const severityTone = (severity: Severity): Tone | null =>
  severity === 'critical' ? 'danger' : severity === 'warn' ? 'attention' : null;

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const spaced = (name: string): string => name.replaceAll(/[-_.]+/gu, ' ');

/** What was done, in two or three words. A new kind of entry reads plainly before it has words of its own. */
export function actionName(action: string): string {
  return actionWords[action] ?? sentenceCase(spaced(action.slice(action.indexOf('.') + 1)));
}

export const groupName = (group: string): string => groupWords[group] ?? sentenceCase(spaced(group));

/** The sentence of a check of the whole trail. */
export function chainSentence(check: ChainCheck, timeZone: string): string {
  const time = formatTime(check.checkedAt, timeZone);
  if (check.ok) return `No entry was changed or removed. Checked ${time}, ${formatCount(check.rows)} entries.`;
  return `The trail is broken at entry ${formatCount(check.firstBadSeq ?? check.headSeq + 1)}. Checked ${time}.`;
}

/** The beginning of a mark in groups of four, short enough to be read out. */
export function shortMark(hash: string): string {
  return (hash.slice(0, 12).match(/.{1,4}/gu) ?? []).join(' ');
}
