import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { contract, isChannelName } from '../../shared/contract/contract';
import { type Failure, FailureError, failure } from '../../shared/failures/failures';
import { cashVisibility } from '../backoffice/cash-visibility';
import { commandModules, queryModules } from '../backoffice/modules';
import { fillSample } from '../backoffice/sample/fill-sample';
import { idleLockMinutes } from '../backoffice/settings/settings-values';
import { openWalIndex, type WalIndexReader } from '../backup/engine/wal-mark';
import type { Actor, Caller, Station } from '../pipeline/actor';
import { callContext, type OutsideWorld } from '../pipeline/call-context';
import type { AuditDraft } from '../pipeline/module';
import { type LedgerConnection, Pipeline } from '../pipeline/pipeline';
import { migrate, schemaVersion } from '../store/migrate';
import { openDatabase } from '../store/open-database';
import { sqliteFailure } from '../store/sqlite-failure';
import type {
  StationIdentity,
  StoreFacts,
  StoreNotice,
  StoreRequestName,
  StoreRequests,
} from '../store/worker-protocol';
import { adoptCopy, inspectCopy } from './adopt-copy';
import { checkPerson } from './check-person';
import { createLedger } from './create-ledger';
import { inspectStore, ledgerConnection, storeMark } from './ledger-connection';
import { enterStation } from './station';

export interface LedgerServiceOptions {
  readonly world: OutsideWorld;
  readonly bootId: string;
  readonly notify: (notice: StoreNotice) => void;
}

interface OpenLedger {
  /** Opened once and kept: closing any handle of the file would drop SQLite's locks on it. */
  readonly walIndex: () => WalIndexReader;
  readonly closeWalIndex: () => void;
  readonly database: Database.Database;
  readonly connection: LedgerConnection;
  readonly station: Station;
  readonly pipeline: Pipeline;
}

type Handlers = {
  readonly [Name in StoreRequestName]: (input: StoreRequests[Name]['input']) => StoreRequests[Name]['output'];
};
type Handled = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure };

/** Everything a store worker can be asked, as one synchronous object: the worker thread is only its letter box. */
export class LedgerService {
  readonly #options: LedgerServiceOptions;
  #ledger: OpenLedger | null = null;

  constructor(options: LedgerServiceOptions) {
    this.#options = options;
  }

  handle(name: string, input: unknown): Handled {
    try {
      if (!Object.hasOwn(this.#handlers, name)) throw new FailureError('request/unknown-channel');
      const handler = this.#handlers[name as StoreRequestName] as (input: unknown) => unknown;
      return { ok: true, value: handler(input) };
    } catch (error) {
      const known = sqliteFailure(error, name);
      if (known instanceof FailureError) return { ok: false, failure: known.failure };
      const fault = known instanceof Error ? known : new Error(String(known));
      this.#options.notify({ notice: 'fault', fingerprint: name, message: fault.message, stack: fault.stack ?? '' });
      return { ok: false, failure: failure('unexpected', { fingerprint: name }) };
    }
  }

  readonly #handlers: Handlers = {
    open: ({ path, key, role, station }) => {
      const database = openDatabase({ path, key, mode: role === 'writer' ? 'write' : 'read' });
      try {
        const at = this.#options.world.clock.now().toISOString();
        const migrated = role === 'writer' ? migrate(database, at) : 0;
        this.#ledger = this.#assemble(
          database,
          role === 'writer' ? this.#enter(database, station) : { id: station.fingerprint, name: station.name },
        );
        return { migrated };
      } catch (error) {
        database.close();
        throw error;
      }
    },
    create: ({ path, key, station, newRestaurant }) => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const database = openDatabase({ path, key, mode: 'create' });
      try {
        const { world, bootId } = this.#options;
        migrate(database, world.clock.now().toISOString());
        const connection = ledgerConnection(database);
        createLedger(connection, world, bootId, station, newRestaurant);
        if (newRestaurant.sample)
          fillSample(connection, world, bootId, (done, total) =>
            this.#options.notify({ notice: 'progress', done, total, sentence: 'Baking 90 days of pizza' }),
          );
        return { done: true };
      } finally {
        database.close();
      }
    },
    call: ({ channel, payload, caller }) => {
      const { pipeline } = this.#open;
      if (isChannelName(channel) && contract[channel].long)
        return pipeline.admitLong(channel, payload, caller as Caller);
      return pipeline.call(channel, payload, caller as Caller);
    },
    runQuery: ({ channel, payload, actor }) => this.#open.pipeline.runAdmitted(channel, payload, actor as Actor),
    authorise: ({ channel, payload, caller }) => this.#open.pipeline.authorise(channel, payload, caller as Caller),
    record: ({ drafts, caller }) => {
      this.#open.pipeline.record(drafts as readonly AuditDraft[], caller as Caller);
      return { done: true };
    },
    checkPassword: (input) => checkPerson(this.#open.connection, input, this.#context()),
    facts: () => this.#facts(),
    mark: () => storeMark(this.#open.database, this.#open.walIndex()),
    checkpoint: () => {
      const mark = storeMark(this.#open.database, this.#open.walIndex());
      this.#open.database.pragma('wal_checkpoint(TRUNCATE)');
      return { mark };
    },
    inspect: ({ full }) => inspectStore(this.#open.database, full),
    adopt: ({ path, key, person }) => adoptCopy({ path, key, person, world: this.#options.world }),
    inspectCopy: ({ path, key }) => inspectCopy(path, key),
    timings: () => this.#open.pipeline.timings.slowest(),
    close: () => {
      const ledger = this.#ledger;
      this.#ledger = null;
      const mark = ledger && !ledger.database.readonly ? storeMark(ledger.database, ledger.walIndex()) : null;
      ledger?.database.close();
      ledger?.closeWalIndex();
      return { mark };
    },
  };

  get #open(): OpenLedger {
    if (!this.#ledger) throw new FailureError('request/not-now');
    return this.#ledger;
  }

  #context() {
    return callContext(this.#open.connection.read, this.#options.world);
  }

  #enter(database: Database.Database, identity: StationIdentity): Station {
    const connection = ledgerConnection(database);
    return connection.transaction(() =>
      enterStation(connection.write, identity, callContext(connection.read, this.#options.world)),
    );
  }

  #assemble(database: Database.Database, station: Station): OpenLedger {
    const connection = ledgerConnection(database);
    const { world, bootId, notify } = this.#options;
    const pipeline = new Pipeline({
      ledger: connection,
      world,
      station,
      bootId,
      commands: commandModules,
      queries: queryModules,
      idleMinutes: idleLockMinutes,
      seesCash: (store, actor) => cashVisibility(store, actor).hidesNothing,
      report: (fault) => notify({ notice: 'fault', ...fault }),
    });
    let reader: WalIndexReader | null = null;
    return {
      database,
      connection,
      station,
      pipeline,
      walIndex: () => (reader ??= openWalIndex(`${database.name}-shm`)),
      closeWalIndex: () => reader?.close(),
    };
  }

  #facts(): StoreFacts {
    const { connection } = this.#open;
    const restaurant = connection.read.get<{ readonly name: string; readonly demo: number }>(
      'SELECT name, demo FROM restaurant LIMIT 1',
    );
    const { currency, timeZone, businessDate } = this.#context();
    const owners = connection.read.all<{ readonly username: string }>(
      `SELECT username FROM user WHERE role = 'owner' AND status = 'active' ORDER BY created_at`,
    );
    const users = connection.read.get<{ readonly count: number }>('SELECT count(*) AS count FROM user')?.count ?? 0;
    return {
      restaurantName: restaurant?.name ?? '',
      sample: restaurant?.demo === 1,
      currency,
      timeZone,
      businessDate,
      schemaVersion,
      users,
      owners: owners.map((owner) => owner.username),
    };
  }
}
