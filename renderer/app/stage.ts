import type { AppState } from '../../shared/contract/app';
import type { SessionView } from '../../shared/contract/people';

/** What the window shows. */
export type Stage = 'quiet' | 'first-run' | 'keychain' | 'recovery' | 'sign-in' | 'locked' | 'own-password' | 'office';

function stageOfSession(session: SessionView | null | undefined): Stage {
  if (session === undefined) return 'quiet';
  if (session === null) return 'sign-in';
  if (session.locked) return 'locked';
  return session.mustChangePassword ? 'own-password' : 'office';
}

/** Decides by what main says alone; undefined is not known yet, and nothing is claimed meanwhile. */
export function stageOf(state: AppState | undefined, session: SessionView | null | undefined): Stage {
  switch (state?.phase) {
    case undefined:
    case 'starting':
      return 'quiet';
    case 'first-run':
      return 'first-run';
    case 'keychain':
      return 'keychain';
    case 'damaged':
    case 'newer-store':
      return 'recovery';
    case 'open':
      return stageOfSession(session);
  }
}
