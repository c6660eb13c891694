import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerConnection } from '../../electron/ledger/ledger-connection';
import type { Caller, Station } from '../../electron/pipeline/actor';
import type { OutsideWorld } from '../../electron/pipeline/call-context';
import type { CommandModules, QueryModules } from '../../electron/pipeline/module';
import { type LedgerConnection, Pipeline } from '../../electron/pipeline/pipeline';
import { migrate } from '../../electron/store/migrate';
import { openDatabase } from '../../electron/store/open-database';
import { uuidMaker } from '../../electron/system/randomness';
import type { Envelope } from '../../shared/failures/failures';

/** A clock that stands still until it is moved. */
export class TestClock {
  #now: number;
  #monotonic = 0;

  constructor(start = '2026-11-17T18:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  now = (): Date => new Date(this.#now);
  monotonicMs = (): number => this.#monotonic;

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    this.#monotonic += milliseconds;
  }

  /** Somebody set the clock of the PC. */
  set(instant: string): void {
    this.#now = Date.parse(instant);
  }
}

/** Bytes that are the same in every run of a test. */
export function testRandomness(seed = 1): OutsideWorld['randomness'] {
  let state = seed >>> 0;
  return {
    bytes: (count) =>
      Uint8Array.from({ length: count }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state >>> 24;
      }),
  };
}

export interface TestLedger {
  readonly connection: LedgerConnection;
  readonly clock: TestClock;
  readonly world: OutsideWorld;
  readonly station: Station;
  readonly pipeline: Pipeline;
  readonly faults: string[];
  readonly path: string;
  /** Calls a channel and returns the envelope. */
  call(channel: string, input?: unknown, caller?: Caller): Envelope<unknown>;
  /** Closes the store; `reopen` opens it again as a restart of the app would. */
  reopen(): TestLedger;
  close(): void;
}

export interface TestLedgerModules {
  readonly commands?: Partial<CommandModules>;
  readonly queries?: Partial<QueryModules>;
}

const key = Uint8Array.from({ length: 48 }, (_, index) => index + 1);

/** A real encrypted store with every migration, in its own folder, behind a pipeline with the modules under test. */
export function testLedger(modules: TestLedgerModules, clock = new TestClock(), folder?: string): TestLedger {
  const directory = folder ?? mkdtempSync(join(tmpdir(), 'larder-test-'));
  const path = join(directory, 'store.db');
  const database = openDatabase({ path, key, mode: folder ? 'write' : 'create' });
  migrate(database, clock.now().toISOString());
  const connection = ledgerConnection(database);
  const randomness = testRandomness(folder ? 2 : 1);
  const world: OutsideWorld = { clock, randomness, newId: uuidMaker(clock, randomness) };
  const station: Station = { id: '00000000-0000-7000-8000-000000000001', name: 'Test PC' };
  connection.transaction(() =>
    connection.write.run(
      `INSERT INTO station (id, name, kind, device_fingerprint, last_seen_at, created_at, created_by, updated_at)
       VALUES (:id, :name, 'back_office', 'test', :at, :at, 'larder', :at) ON CONFLICT DO NOTHING`,
      { id: station.id, name: station.name, at: clock.now().toISOString() },
    ),
  );
  const faults: string[] = [];
  const pipeline = new Pipeline({
    ledger: connection,
    world,
    station,
    bootId: 'test-boot',
    commands: (modules.commands ?? {}) as CommandModules,
    queries: (modules.queries ?? {}) as QueryModules,
    idleMinutes: () => 15,
    seesCash: () => true,
    report: (fault) => faults.push(`${fault.message}\n${fault.stack}`),
  });
  const close = () => {
    database.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return {
    connection,
    clock,
    world,
    station,
    pipeline,
    faults,
    path,
    call: (channel, input = {}, caller = { kind: 'session', sessionId: null }) =>
      pipeline.call(channel, input, caller).envelope,
    reopen: () => {
      database.close();
      return testLedger(modules, clock, directory);
    },
    close,
  };
}
