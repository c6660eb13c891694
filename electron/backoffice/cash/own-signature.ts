import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import type { CallContext, CommandResult } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { checkPassword } from '../people/password-check';
import { refused } from '../people/refused';
import type { SessionRow } from './cash-sql';
import { actingUserId } from './session-guards';

/**
 * Whether the person at the screen is the one who is signed in. The try was counted by the command's `before` step.
 *
 * @returns the refusal with its entry in the trail, or undefined when the password fits.
 */
export function refusedSignature(
  store: WriteStore,
  actor: Actor,
  session: SessionRow,
  password: string,
  context: CallContext,
): CommandResult<never> | undefined {
  try {
    checkPassword(store, actingUserId(actor), password, context);
    return undefined;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return refused(error, {
      action: 'auth.signature-refused',
      entity: 'cash_session',
      entityId: session.id,
      summary: `The password for a signature on ${session.drawerName} was not right.`,
      severity: 'warn',
    });
  }
}
