import { statfsSync, statSync } from 'node:fs';
import type { OutputOf } from '../../shared/contract/contract';
import type { BackupService } from '../backup/service/backup-service';
import type { Alerts } from '../health/alerts';
import {
  auditCheck,
  type Check,
  clockCheck,
  diskCheck,
  errorsCheck,
  keychainCheck,
  memoryCheck,
  proofCheck,
  queriesCheck,
  storeCheck,
} from '../health/checks';
import { ClockWatch } from '../health/clock-watch';
import type { ChannelTiming } from '../pipeline/timings';
import type { Office } from './office';

export type HealthSummary = OutputOf<'health.summary'>;
export type HealthRound = () => Promise<HealthSummary>;

const slowMs = 200;
/** Fewer calls than this say nothing about a channel. */
const fewestCalls = 5;
const listed = 12;

function freeRoom(folder: string) {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

async function keychainFacts({ ports }: Office) {
  const state = await ports.keychain.check();
  return state.usable
    ? ({ usable: true, backend: ports.keychain.backend } as const)
    : ({ usable: false, reason: state.reason } as const);
}

/**
 * Builds the look Larder takes at itself: every five minutes and whenever somebody opens Health. What is dangerous
 * becomes an alert until a later look finds it good.
 */
export function healthRound(office: Office, backup: BackupService, alerts: Alerts): HealthRound {
  const { clock, log } = office.ports;
  const clockWatch = new ClockWatch(clock);
  return async () => {
    const timings = (await office.store.writer.request('timings', {})) as readonly ChannelTiming[];
    const { ledgerState } = await office.store.writer.request('mark', {});
    const faults = log.faults();
    const now = clock.now();
    const slow = timings.filter((timing) => timing.p95Ms > slowMs && timing.count >= fewestCalls);
    const proofs = backup.book.destinations.map((known) => known.lastProof?.at ?? null);
    const checks: readonly Check[] = [
      diskCheck(freeRoom(office.paths.root)),
      storeCheck({ ...ledgerState, bytes: statSync(office.paths.storeFile).size }),
      proofCheck(proofs, now),
      auditCheck({ entries: ledgerState.audit_seq, hash: ledgerState.audit_hash }),
      keychainCheck(await keychainFacts(office)),
      clockCheck({ now, wentBackMs: clockWatch.wentBackMs(), newestEntryAt: ledgerState.updated_at }),
      queriesCheck(slow.length),
      memoryCheck(process.memoryUsage().rss),
      errorsCheck(faults.length),
    ];
    for (const check of checks) {
      if (check.state === 'danger') alerts.raise({ rule: check.name, severity: 'danger', message: check.sentence });
      else alerts.resolve(check.name);
    }
    return {
      at: now.toISOString(),
      checks: checks.map((check) => ({ ...check })),
      slow: timings.slice(0, listed).map((timing) => ({ ...timing })),
      errors: faults.map((fault) => ({ ...fault })),
      alerts: alerts.open.map(({ rule, lastAt, severity, message }) => ({ id: rule, at: lastAt, severity, message })),
    };
  };
}
