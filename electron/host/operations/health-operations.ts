import { statfsSync } from 'node:fs';
import type { OutputOf } from '../../../shared/contract/contract';
import type { BackupService } from '../../backup/service/backup-service';
import type { Alerts } from '../../health/alerts';
import type { ChannelTiming } from '../../pipeline/timings';
import type { Office } from '../office';
import type { Operations } from '../operation';

type Check = OutputOf<'health.summary'>['checks'][number];

const gigabyte = 1024 ** 3;
const slowMs = 200;
const proofAgeAlarmMs = 26 * 3600 * 1000;

function diskCheck(root: string): Check {
  const { bavail, blocks, bsize } = statfsSync(root);
  const freeShare = bavail / blocks;
  const free = `${((bavail * bsize) / gigabyte).toFixed(1)} GB free on this disk.`;
  if (bavail * bsize < gigabyte)
    return { name: 'disk', state: 'danger', sentence: free, action: 'Free some room now: Larder needs at least 1 GB.' };
  return freeShare < 0.2
    ? { name: 'disk', state: 'attention', sentence: free, action: 'Free some room soon.' }
    : { name: 'disk', state: 'good', sentence: free, action: null };
}

function proofCheck(backup: BackupService, now: number): Check {
  const newest = backup.book.destinations
    .flatMap((known) => (known.lastProof ? [Date.parse(known.lastProof.at)] : []))
    .toSorted((left, right) => right - left)[0];
  if (backup.book.destinations.length === 0)
    return {
      name: 'proof',
      state: 'danger',
      sentence: 'There is no place for copies yet.',
      action: 'Add a place for copies.',
    };
  if (newest === undefined)
    return { name: 'proof', state: 'attention', sentence: 'No copy was proved yet.', action: 'Prove a copy now.' };
  const hours = Math.floor((now - newest) / 3_600_000);
  const sentence =
    hours < 1
      ? 'A copy was put back and compared within the last hour.'
      : `A copy was last put back and compared ${hours} h ago.`;
  return now - newest > proofAgeAlarmMs
    ? { name: 'proof', state: 'danger', sentence, action: 'Prove a copy now.' }
    : { name: 'proof', state: 'good', sentence, action: null };
}

async function keychainCheck(office: Office): Promise<Check> {
  const state = await office.ports.keychain.check();
  if (!state.usable)
    return {
      name: 'keychain',
      state: 'attention',
      sentence: state.reason,
      action: 'The recovery code is asked at each start until the keychain works.',
    };
  return {
    name: 'keychain',
    state: 'good',
    sentence: `The key is kept in ${office.ports.keychain.backend}.`,
    action: null,
  };
}

const queriesCheck = (slow: readonly ChannelTiming[]): Check =>
  slow.length === 0
    ? { name: 'queries', state: 'good', sentence: 'Every screen answers within a fifth of a second.', action: null }
    : {
        name: 'queries',
        state: 'attention',
        sentence: `${slow.length} kinds of request take longer than a fifth of a second.`,
        action: null,
      };

export function healthOperations(
  office: Office,
  backup: BackupService,
  alerts: Alerts,
): Pick<Operations, 'health.summary' | 'health.log'> {
  const { clock, log } = office.ports;
  return {
    'health.summary': async () => {
      const timings = (await office.store.writer.request('timings', {})) as readonly ChannelTiming[];
      const slow = timings.filter((timing) => timing.p95Ms > slowMs && timing.count >= 5);
      const { ledgerState } = await office.store.writer.request('mark', {});
      const faults = log.faults();
      const checks: Check[] = [
        diskCheck(office.paths.root),
        {
          name: 'store',
          state: 'good',
          sentence: `The records are open: ${ledgerState.orders} orders, ${ledgerState.payments} payments.`,
          action: null,
        },
        await keychainCheck(office),
        proofCheck(backup, clock.now().getTime()),
        {
          name: 'audit',
          state: 'good',
          sentence: `${ledgerState.audit_seq} entries in the audit trail.`,
          action: null,
        },
        queriesCheck(slow),
        faults.length === 0
          ? { name: 'errors', state: 'good', sentence: 'No fault since Larder was started.', action: null }
          : {
              name: 'errors',
              state: 'attention',
              sentence: `${faults.length} kinds of fault since Larder was started.`,
              action: 'Send the codes below to support.',
            },
      ];
      for (const check of checks) {
        if (check.state === 'danger') alerts.raise({ rule: check.name, severity: 'danger', message: check.sentence });
        else alerts.resolve(check.name);
      }
      const value = {
        at: clock.now().toISOString(),
        checks,
        slow: timings.slice(0, 12).map((timing) => ({ ...timing })),
        errors: faults.map((fault) => ({ ...fault })),
        alerts: alerts.open.map(({ rule, lastAt, severity, message }) => ({ id: rule, at: lastAt, severity, message })),
      };
      return { value };
    },
    'health.log': async ({ lines }) => ({ value: [...log.tail(lines)] }),
  };
}
