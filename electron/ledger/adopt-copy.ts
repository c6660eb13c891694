import type Database from 'better-sqlite3';
import { FailureError } from '../../shared/failures/failures';
import { passwordFits } from '../backoffice/people/password-hash';
import { userByName } from '../backoffice/people/people-sql';
import type { OutsideWorld } from '../pipeline/call-context';
import { recountLedgerState } from '../store/ledger-state';
import { migrate } from '../store/migrate';
import { openDatabase } from '../store/open-database';
import { storeHandles } from '../store/store-handles';
import type { CopyFacts } from '../store/worker-protocol';
import { structureProblem } from './ledger-connection';

interface Adoption {
  readonly path: string;
  readonly key: Uint8Array;
  readonly person: { readonly username: string; readonly password: string } | null;
  readonly world: OutsideWorld;
}

function opened<Value>(path: string, key: Uint8Array, work: (database: Database.Database) => Value): Value {
  const database = openDatabase({ path, key, mode: 'write' });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function factsOf(database: Database.Database): CopyFacts {
  const ledgerState = recountLedgerState(storeHandles(database).read);
  const { audit_seq: seq, audit_hash: hash } = ledgerState;
  return {
    quickCheck: structureProblem(database, false) ?? 'ok',
    ledgerState: { ...ledgerState },
    auditHead: { seq, hash },
  };
}

/** Opens a staged copy with the store key and recounts it. @throws FailureError when it does not open. */
export const inspectCopy = (path: string, key: Uint8Array): CopyFacts => opened(path, key, factsOf);

/**
 * Makes a staged copy ready to take the place of the records: recounted, and brought to this Larder's schema. Where the
 * live records cannot say who someone is, the copy's own people do.
 * @throws FailureError `auth/wrong-password`, `session/must-change-password`, `store/newer`.
 */
export function adoptCopy({ path, key, person, world }: Adoption): {
  readonly facts: CopyFacts;
  readonly role: string | null;
} {
  return opened(path, key, (database) => {
    const facts = factsOf(database);
    const user = person ? userByName(storeHandles(database).read, person.username) : undefined;
    if (person && (!user || user.status === 'disabled' || !passwordFits(user.password_hash, person.password)))
      throw new FailureError('auth/wrong-password');
    if (user?.must_change === 1) throw new FailureError('session/must-change-password');
    migrate(database, world.clock.now().toISOString());
    return { facts, role: user?.role ?? null };
  });
}
