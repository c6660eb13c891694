import type { AppState } from '../../../shared/contract/app';
import type { UndoShelf } from '../../backup/restore/undo-shelf';
import type { Office } from '../office';
import type { Operations } from '../operation';

type AppOperations = Pick<Operations, 'app.state' | 'app.tryAgain' | 'app.openWithRecoveryCode' | 'app.quit'>;

const done = { value: { done: true as const } };

/** Open records say by their key file whether the keychain keeps their key; before that the keychain is asked. */
async function keychainState(office: Office): Promise<AppState['keychain']> {
  const { keychain } = office.ports;
  if (office.phase.phase === 'open' && office.keyRing.file()?.byKeychain)
    return { usable: true, backend: keychain.backend, message: null };
  const state = await keychain.check();
  return { usable: state.usable, backend: keychain.backend, message: state.usable ? null : state.reason };
}

export async function appState(office: Office, undo: UndoShelf): Promise<AppState> {
  const keychain = await keychainState(office);
  // Only now: the phase may have changed while the keychain was asked.
  const { phase, problem } = office.phase;
  const { facts, ports } = office;
  return {
    phase,
    version: ports.appVersion,
    restaurantName: facts?.restaurantName ?? null,
    sample: facts?.sample ?? false,
    currency: facts?.currency ?? null,
    timeZone: facts?.timeZone ?? null,
    businessDate: facts?.businessDate ?? null,
    problem: problem ? { key: problem.key, code: problem.code, message: problem.message, at: problem.at } : null,
    keychain,
    undoUntil: undo.newest()?.until ?? null,
  };
}

export function appOperations(
  office: Office,
  undo: UndoShelf,
  quit: () => void,
  opened: () => Promise<void>,
): AppOperations {
  const state = async () => ({ value: await appState(office, undo) });
  return {
    'app.state': state,
    'app.tryAgain': async () => {
      await office.start();
      await opened();
      return state();
    },
    'app.openWithRecoveryCode': async ({ recoveryCode }) => {
      const keys = await office.keyRing.openWithRecoveryCode(recoveryCode, true);
      await office.openWith(async () => keys);
      await opened();
      return state();
    },
    'app.quit': async () => {
      quit();
      return done;
    },
  };
}
