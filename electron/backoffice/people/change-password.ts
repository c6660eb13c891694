import { FailureError } from '../../../shared/failures/failures';
import { type AuditDraft, type CallContext, type CommandResult, commandModule } from '../../pipeline/module';
import type { WriteStore } from '../../store/store-handles';
import { followsOperationsGuide } from '../settings/settings-values';
import { rememberedPasswords, wasUsed, weakness } from './new-password';
import { countPasswordTry, tryPassword } from './password-check';
import { hashPassword } from './password-hash';
import { endSessionsOf, keepPassword, keptPasswords, type UserRow, userById, writePassword } from './people-sql';
import { refused } from './refused';
import { passwordRefused } from './sign-in';

function whyRefused(store: WriteStore, user: UserRow, next: string): FailureError | null {
  const { username, role } = user;
  const weak = weakness(next, { username, role, followsGuide: followsOperationsGuide(store) });
  if (weak) return weak;
  const hashes = [user.password_hash, ...keptPasswords(store, user.id)].slice(0, rememberedPasswords);
  return wasUsed(next, hashes) ? new FailureError('auth/used-password') : null;
}

/** A refused choice is a result, not a throw: the right present password has cleared the count, and that must stay. */
function choiceRefused(user: UserRow, refusal: FailureError): CommandResult<never> {
  const why = refusal.failure.key === 'auth/used-password' ? 'was used before' : 'is too short or too well known';
  return refused(
    refusal,
    draftOf(user, 'user.password-refused', `${user.display} chose a password that ${why}; the old one stays.`),
  );
}

const draftOf = (user: UserRow, action: string, summary: string): AuditDraft => ({
  action,
  entity: 'user',
  entityId: user.id,
  summary,
});

function replacePassword(store: WriteStore, user: UserRow, next: string, { at, randomness }: CallContext): void {
  keepPassword(store, user.id, user.password_hash, at, rememberedPasswords - 1);
  const passwordHash = hashPassword(next, randomness);
  writePassword(store, { id: user.id, passwordHash, mustChange: false, oneTimeUntil: null, at });
}

export const changePassword = commandModule({
  channel: 'auth.changePassword',
  before: (store, { userId }, _input, context) => {
    if (userId) countPasswordTry(store, userId, context);
  },
  run: (store, actor, { current, next }, context): CommandResult<{ done: true }> => {
    const user = actor.userId ? userById(store, actor.userId) : undefined;
    if (!user) throw new FailureError('session/signed-out');
    const outcome = tryPassword(store, user.id, current, context, 'signed-in');
    if (outcome.kind !== 'right') return passwordRefused(user, outcome);
    const refusal = whyRefused(store, user, next);
    if (refusal) return choiceRefused(user, refusal);
    replacePassword(store, user, next, context);
    // Whoever else is signed in with the old password is out.
    endSessionsOf(store, user.id, 'expired', context.at, actor.sessionId);
    const draft = draftOf(user, 'user.password-changed', `${user.display} chose a new password.`);
    return { value: { done: true }, audit: [{ ...draft, severity: 'notice' }], areas: ['people', 'audit'] };
  },
});
