import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { restic } from './restic';
import { nobody, type RunningLarder, signedIn, startLarder } from './running-larder';
import { larder, newRestaurant, recordsPassword } from './terminal';
import type { Acknowledged } from './workload';

export interface KilledCycle {
  readonly seed: number;
  readonly killedAfterMs: number;
  /** How the process ended: SIGKILL, or the kill came too late and proved nothing. */
  readonly signal: NodeJS.Signals | null;
  readonly acknowledged: Readonly<Record<Acknowledged['kind'], number>>;
  /** Acknowledged changes that are not there any more; must be empty. */
  readonly lost: readonly string[];
  readonly phaseAfter: string;
  readonly chainOk: boolean;
  readonly startMs: number;
  readonly resticExit: number;
  /** What restic said when it was not content. */
  readonly resticSaid: string;
}

/** A restaurant with copies, on which cycle after cycle goes on: what one kill left is what the next one starts from. */
export class KillCycles {
  readonly folder: string;
  readonly #host: string;
  readonly #recoveryCode: string;
  #acknowledged: Acknowledged[] = [];

  private constructor(folder: string, host: string, recoveryCode: string) {
    this.folder = folder;
    this.#host = host;
    this.#recoveryCode = recoveryCode;
  }

  static async begin(host: string): Promise<KillCycles> {
    const folder = await mkdtemp(join(tmpdir(), 'larder-kill-'));
    const recoveryCode = await newRestaurant(join(folder, 'records'));
    const added = await larder(['backup', 'add-folder', join(folder, 'usb'), '--data', join(folder, 'records')], {
      password: recordsPassword,
    });
    if (added.exit !== 0) throw new Error(added.errors);
    return new KillCycles(folder, host, recoveryCode);
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Keeps the records as a failed cycle left them. @returns where. */
  keepEvidence(where: string): string {
    cpSync(this.folder, where, { recursive: true });
    return where;
  }

  /** Works, kills after some milliseconds, starts again and looks for every change that was acknowledged so far. */
  async cycle(seed: number): Promise<KilledCycle> {
    const acknowledgements = join(this.folder, `acknowledged-${seed}.jsonl`);
    const killedAfterMs = 250 + ((seed * 2654435761) % 2_400);
    const working = await startLarder(this.#host, join(this.folder, 'records'), {
      work: { acknowledgements, seed },
    });
    await firstAcknowledgement(acknowledgements, working);
    await setTimeout(killedAfterMs);
    const signal = await working.kill();
    if (signal !== 'SIGKILL') throw new Error(`the kill of seed ${seed} came too late: ${working.said()}`);
    const fresh = readAcknowledged(acknowledgements);
    this.#acknowledged = [...this.#acknowledged, ...fresh];
    const started = performance.now();
    const again = await startLarder(this.#host, join(this.folder, 'records'));
    const startMs = performance.now() - started;
    const { phase } = await again.value('app.state', {}, nobody);
    const found = phase === 'open' ? await this.#lookedFor(again) : { lost: ['everything'], chainOk: false };
    if (phase === 'open') await again.leave();
    else await again.kill();
    const checked = await this.#checkedWhenFree();
    const snapshots = await this.#snapshots();
    const lostCopies = fresh.flatMap((line) =>
      line.kind === 'copied' && !snapshots.has(line.snapshot) ? [`copy ${line.snapshot}`] : [],
    );
    return {
      seed,
      killedAfterMs,
      signal,
      acknowledged: counted(fresh),
      lost: [...found.lost, ...lostCopies],
      phaseAfter: phase,
      chainOk: found.chainOk,
      startMs: Math.round(startMs),
      resticExit: checked.exitCode,
      resticSaid: checked.exitCode === 0 ? '' : checked.output + checked.errors,
    };
  }

  async #lookedFor(again: RunningLarder): Promise<{ readonly lost: readonly string[]; readonly chainOk: boolean }> {
    const window = await signedIn(again, 'rosa', recordsPassword);
    const lost: string[] = [];
    const imports = this.#acknowledged.filter((line) => line.kind === 'import');
    const day = await again.value('day.summary', { businessDate: imports[0]?.day ?? '2026-11-20' }, window);
    const there = day.payments.find(({ method }) => method === 'CARD')?.count ?? 0;
    const promised = imports.reduce((sum, line) => sum + line.payments, 0);
    if (there < promised) lost.push(`${promised - there} of ${promised} imported payments`);
    for (const line of imports) {
      const found = await again.ask('imports.get', { id: line.batchId }, window);
      if (!found.ok || found.value.report.rows.applied !== line.payments) lost.push(`import ${line.batchId}`);
    }
    for (const line of this.#acknowledged) {
      if (line.kind !== 'signed' && line.kind !== 'opened') continue;
      const found = await again.ask('cash.session', { id: line.sessionId }, window);
      const whole = found.ok && (line.kind === 'opened' || found.value.z?.hash === line.hash);
      if (!whole) lost.push(`${line.kind} drawer ${line.sessionId}`);
    }
    const { ok } = await again.value('audit.verify', {}, window);
    // Copies go on by themselves: restic below must find nothing half written.
    await again.value('backup.now', { reason: 'on demand' }, window);
    return { lost, chainOk: ok };
  }

  /** A backup process at the lowest priority outlives its killed parent by a moment and holds its lock until then. */
  async #checkedWhenFree() {
    const usb = join(this.folder, 'usb');
    const deadline = performance.now() + 30_000;
    for (;;) {
      await restic(usb, this.#recoveryCode, 'unlock');
      const checked = await restic(usb, this.#recoveryCode, 'check', '--read-data');
      if (!checked.errors.includes('already locked') || performance.now() > deadline) return checked;
    }
  }

  async #snapshots(): Promise<ReadonlySet<string>> {
    const listed = await restic(join(this.folder, 'usb'), this.#recoveryCode, 'snapshots', '--json');
    return new Set((JSON.parse(listed.output) as readonly { id: string }[]).map(({ id }) => id));
  }
}

function readAcknowledged(path: string): Acknowledged[] {
  if (!existsSync(path)) return [];
  // A line the kill cut in half was not acknowledged.
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Acknowledged);
}

function counted(lines: readonly Acknowledged[]): KilledCycle['acknowledged'] {
  const count = (kind: Acknowledged['kind']) => lines.filter((line) => line.kind === kind).length;
  return { import: count('import'), opened: count('opened'), signed: count('signed'), copied: count('copied') };
}

async function firstAcknowledgement(path: string, working: RunningLarder): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (readAcknowledged(path).length === 0) {
    if (working.child.exitCode !== null || performance.now() > deadline)
      throw new Error('the work never acknowledged anything: the run would prove nothing');
    await setTimeout(25);
  }
}
