import { createHash } from 'node:crypto';
import type { OutputOf } from '../../../shared/contract/contract';
import { genesis } from '../../../shared/domain/audit/chain';
import { fingerprintWords } from '../../../shared/domain/audit/fingerprint';
import { decideSignOff, type SignOffDecision } from '../../../shared/domain/cash/sign-off';
import { canonicalZ, zHash } from '../../../shared/domain/cash/z-report';
import { type Minor, minor, subtractMinor } from '../../../shared/domain/money';
import { FailureError } from '../../../shared/failures/failures';
import type { Actor } from '../../pipeline/actor';
import { type CallContext, type CommandResult, commandModule } from '../../pipeline/module';
import type { ReadStore, WriteStore } from '../../store/store-handles';
import { countPasswordTry } from '../people/password-check';
import { spokenDate } from '../spoken-date';
import { selectCounts } from './cash-count-sql';
import { signReconciliation } from './cash-event-sql';
import { type SessionRow, selectActiveSigners, selectZHash, takeZNumber, updateSession } from './cash-sql';
import { assessSessionVariance } from './count-drawer';
import { frozenLines } from './expected-of-session';
import { refusedSignature } from './own-signature';
import { actingUserId, requireMove, requireSession, withNote } from './session-guards';
import { zContentOf } from './z-content';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** Four eyes for this session and this signer (domain rules §2). */
export function signOffDecision(store: ReadStore, actor: Actor, session: SessionRow): SignOffDecision {
  const counterIds = selectCounts(store, session.id)
    .filter((count) => count.attempt > 0)
    .map((count) => count.countedById);
  const others = selectActiveSigners(store, ['owner', 'manager']).filter(
    ({ id }) => id !== actor.userId && !counterIds.includes(id),
  );
  const { verdict } = assessSessionVariance(store, minor(session.varianceMinor ?? 0), {
    lines: frozenLines(session.expectedLines ?? '[]'),
  });
  return decideSignOff({
    signerId: actor.userId ?? '',
    signerMaySign: actor.permissions.has('cash.sign'),
    signerIsOwner: actor.role === 'owner',
    counterIds,
    verdict,
    otherPossibleSigners: others.length,
  });
}

interface Signable {
  readonly session: SessionRow;
  readonly decision: Extract<SignOffDecision, { readonly allowed: true }>;
  readonly countedMinor: Minor;
}

function requireSignable(
  store: ReadStore,
  actor: Actor,
  input: { readonly sessionId: string; readonly leftInDrawerMinor: number },
): Signable {
  const session = requireSession(store, input.sessionId);
  const undecided = session.status === 'INVESTIGATING' || session.status === 'COUNTED';
  if (undecided) throw new FailureError('cash/needs-finding');
  const decision = signOffDecision(store, actor, session);
  requireMove(session.status, { kind: 'sign', decision });
  if (!decision.allowed || session.countedMinor === null) throw new FailureError('cash/wrong-state');
  if (input.leftInDrawerMinor > session.countedMinor)
    throw new FailureError(
      'request/malformed',
      { field: 'leftInDrawerMinor' },
      'More is to stay in the drawer than was counted. Nothing was signed.',
    );
  return { session, decision, countedMinor: session.countedMinor };
}

/** Signed and locked are two states of one commit: a session is never found between them. */
function lockWithZ(store: WriteStore, session: SessionRow, selfSigned: boolean, userId: string, context: CallContext) {
  const zNumber = takeZNumber(store);
  const status = requireMove('SIGNED_OFF', { kind: 'lock', zNumber });
  const prevHash = zNumber === 1 ? genesis.hash : selectZHash(store, zNumber - 1);
  if (!prevHash) throw new Error(`Z ${zNumber - 1} is missing`);
  const content = zContentOf(store, session, { zNumber, selfSigned, signedById: userId }, context);
  const hash = zHash(content, prevHash, sha256);
  updateSession(store, session.id, context.at, { status, zNo: zNumber, zContent: canonicalZ(content), prevHash, hash });
  return { zNo: zNumber, hash };
}

/**
 * Signs a drawer and locks it with the next Z. Whoever calls this has checked the signer's password.
 *
 * @throws FailureError as `cash.signOff`, but for the password.
 */
export function signDrawer(
  store: WriteStore,
  actor: Actor,
  input: { readonly sessionId: string; readonly leftInDrawerMinor: number; readonly note?: string | undefined },
  context: CallContext,
): CommandResult<OutputOf<'cash.signOff'>> {
  const userId = actingUserId(actor);
  const { session, decision, countedMinor } = requireSignable(store, actor, input);
  const { at } = context;
  const leftInDrawerMinor = minor(input.leftInDrawerMinor);
  const depositMinor = subtractMinor(countedMinor, leftInDrawerMinor);
  const selfSigned = decision.needsAttention;
  updateSession(store, session.id, at, {
    status: requireMove(session.status, { kind: 'sign', decision }),
    signedById: userId,
    signedAt: at,
    closedAt: at,
    selfSigned: selfSigned ? 1 : 0,
    leftInDrawerMinor,
    depositMinor,
    note: withNote(session.note, input.note),
  });
  signReconciliation(store, { sessionId: session.id, at, by: userId });
  const { zNo, hash } = lockWithZ(store, requireSession(store, session.id), selfSigned, userId, context);
  const alone = selfSigned ? ' The owner counted and signed alone.' : '';
  return {
    value: { zNo, hash, words: [...fingerprintWords(hash)], selfSigned },
    audit: [
      {
        action: 'cash.sign',
        entity: 'cash_session',
        entityId: session.id,
        summary: `Signed ${session.drawerName} for ${spokenDate(session.businessDate)} as Z ${zNo}.${alone}`,
        before: { status: session.status },
        after: {
          status: 'LOCKED',
          zNo,
          hash,
          leftInDrawerMinor,
          depositMinor,
          varianceMinor: session.varianceMinor,
          selfSigned,
        },
        severity: selfSigned ? 'warn' : 'notice',
      },
    ],
    areas: ['cash', 'orders'],
  };
}

export const signOff = commandModule({
  channel: 'cash.signOff',
  // Refusals come before the try is counted, so that a right password on a drawer that cannot be signed costs no try.
  before: (store, actor, input, context) => {
    requireSignable(store, actor, input);
    countPasswordTry(store, actingUserId(actor), context);
  },
  run: (store, actor, input, context) => {
    const { session } = requireSignable(store, actor, input);
    return refusedSignature(store, actor, session, input.password, context) ?? signDrawer(store, actor, input, context);
  },
});
