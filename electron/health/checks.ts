export type CheckState = 'good' | 'attention' | 'danger' | 'unknown';
export type CheckName = 'disk' | 'store' | 'keychain' | 'proof' | 'audit' | 'queries' | 'errors' | 'clock' | 'memory';

export interface Check {
  readonly name: CheckName;
  readonly state: CheckState;
  readonly sentence: string;
  /** What to do about it, or null. */
  readonly action: string | null;
}

const gigabyte = 1024 ** 3;
const megabyte = 1024 ** 2;
const hourMs = 3_600_000;

/** Below this, copies and the records themselves soon stop. */
const leastFreeBytes = gigabyte;
const leastFreeShare = 0.2;
/** A day and the time a late start takes: product rule "proved daily". */
const oldestProofMs = 26 * hourMs;
/** Main process with the ledger's threads: the budget of the product's numbers. */
const usualMemoryBytes = 650 * megabyte;
const clockToleranceMs = 2 * 60_000;

const bytesInWords = (bytes: number): string =>
  bytes >= gigabyte ? `${(bytes / gigabyte).toFixed(1)} GB` : `${Math.round(bytes / megabyte)} MB`;

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

function durationInWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Red below 1 GB free, amber below a fifth of the disk. */
export function diskCheck({
  freeBytes,
  totalBytes,
}: {
  readonly freeBytes: number;
  readonly totalBytes: number;
}): Check {
  const sentence = `${bytesInWords(freeBytes)} of ${bytesInWords(totalBytes)} are free on the disk with your records.`;
  if (freeBytes < leastFreeBytes)
    return { name: 'disk', state: 'danger', sentence, action: 'Free some room now: Larder needs at least 1 GB.' };
  return freeBytes / totalBytes < leastFreeShare
    ? { name: 'disk', state: 'attention', sentence, action: 'Free some room soon.' }
    : { name: 'disk', state: 'good', sentence, action: null };
}

/** `proofs` are the instants of the last proof of each place for copies; null where none was proved yet. */
export function proofCheck(proofs: readonly (string | null)[], now: Date): Check {
  if (proofs.length === 0)
    return {
      name: 'proof',
      state: 'danger',
      sentence: 'There is no place for copies yet. Your records are on this disk only.',
      action: 'Open Backups and add a place for copies.',
    };
  const known = proofs.flatMap((at) => (at === null ? [] : [Date.parse(at)]));
  if (known.length === 0)
    return {
      name: 'proof',
      state: 'attention',
      sentence: 'No copy was put back and compared yet.',
      action: 'Open Backups and prove a copy.',
    };
  const age = now.getTime() - Math.max(...known);
  const sentence = `A copy was last put back and compared ${durationInWords(Math.max(age, 0))} ago.`;
  return age > oldestProofMs
    ? { name: 'proof', state: 'danger', sentence, action: 'Open Backups and prove a copy.' }
    : { name: 'proof', state: 'good', sentence, action: null };
}

export const keychainCheck = (
  found: { readonly usable: true; readonly backend: string } | { readonly usable: false; readonly reason: string },
): Check =>
  found.usable
    ? {
        name: 'keychain',
        state: 'good',
        sentence: `The key of your records is kept in ${found.backend}.`,
        action: null,
      }
    : {
        name: 'keychain',
        state: 'attention',
        sentence: found.reason,
        action: 'The recovery code is asked at each start until the keychain works.',
      };

export const storeCheck = (facts: {
  readonly orders: number;
  readonly payments: number;
  readonly bytes: number;
}): Check => ({
  name: 'store',
  state: 'good',
  sentence: `Your records are open: ${many(facts.orders, 'order', 'orders')}, ${many(facts.payments, 'payment', 'payments')}, ${bytesInWords(facts.bytes)}.`,
  action: null,
});

export const auditCheck = (head: { readonly entries: number; readonly hash: string }): Check => ({
  name: 'audit',
  state: 'good',
  sentence: `${many(head.entries, 'entry', 'entries')} in the trail; the newest ends the chain with ${head.hash.slice(0, 8)}.`,
  action: null,
});

export const queriesCheck = (slowChannels: number): Check =>
  slowChannels === 0
    ? { name: 'queries', state: 'good', sentence: 'Everything answers within a fifth of a second.', action: null }
    : {
        name: 'queries',
        state: 'attention',
        sentence: `${many(slowChannels, 'kind of request takes', 'kinds of request take')} longer than a fifth of a second.`,
        action: 'Close other programs on this PC. The slow ones are listed below.',
      };

export const errorsCheck = (kinds: number): Check =>
  kinds === 0
    ? { name: 'errors', state: 'good', sentence: 'No fault since Larder was started.', action: null }
    : {
        name: 'errors',
        state: 'attention',
        sentence: `${many(kinds, 'kind of fault', 'kinds of fault')} since Larder was started.`,
        action: 'Tell support the codes below.',
      };

export const memoryCheck = (usedBytes: number): Check =>
  usedBytes <= usualMemoryBytes
    ? { name: 'memory', state: 'good', sentence: `Larder uses ${bytesInWords(usedBytes)} of memory.`, action: null }
    : {
        name: 'memory',
        state: 'attention',
        sentence: `Larder uses ${bytesInWords(usedBytes)} of memory, more than it should.`,
        action: 'Start Larder again at the end of the day.',
      };

/**
 * A clock that went back since Larder was started, or that is behind the newest entry, puts new entries before older
 * ones. A clock that went forward looks like a night's sleep and is no finding.
 */
export function clockCheck(facts: {
  readonly now: Date;
  readonly wentBackMs: number;
  readonly newestEntryAt: string;
}): Check {
  const behindMs = Date.parse(facts.newestEntryAt) - facts.now.getTime();
  const worst = Math.max(facts.wentBackMs, behindMs);
  if (worst <= clockToleranceMs)
    return { name: 'clock', state: 'good', sentence: 'The clock of this PC fits the entries.', action: null };
  return {
    name: 'clock',
    state: 'attention',
    sentence:
      behindMs >= facts.wentBackMs
        ? `The clock of this PC is ${durationInWords(behindMs)} behind the newest entry.`
        : `The clock of this PC was put back by ${durationInWords(facts.wentBackMs)}. Nothing is lost, but times may be out of order.`,
    action: 'Set the clock of this PC, best to the internet’s time.',
  };
}
