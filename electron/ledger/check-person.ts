import { FailureError } from '../../shared/failures/failures';
import { countPasswordTry, refusalOf, tryPassword } from '../backoffice/people/password-check';
import { userById, userByName } from '../backoffice/people/people-sql';
import type { CallContext } from '../pipeline/module';
import type { LedgerConnection } from '../pipeline/pipeline';

type Named = ({ readonly username: string } | { readonly userId: string }) & { readonly password: string };

/**
 * Proves that a person is there, without a session: for the command line, and for what an open session alone must not do.
 * The try is counted and on disk before anything is compared.
 * A first password, which somebody else knows, proves nobody: its owner chooses an own one in a window first.
 * @throws FailureError `auth/wrong-password`, `auth/wait`, `auth/disabled`, `session/must-change-password`.
 */
export function checkPerson(ledger: LedgerConnection, named: Named, context: CallContext) {
  const user = 'userId' in named ? userById(ledger.read, named.userId) : userByName(ledger.read, named.username);
  const userId = user?.id ?? '';
  ledger.transaction(() => countPasswordTry(ledger.write, userId, context));
  const outcome = ledger.transaction(() => tryPassword(ledger.write, userId, named.password, context));
  if (outcome.kind !== 'right') throw refusalOf(outcome);
  if (outcome.user.status === 'disabled') throw new FailureError('auth/disabled');
  if (outcome.user.must_change === 1) throw new FailureError('session/must-change-password');
  return { userId, role: outcome.user.role, display: outcome.user.display };
}
