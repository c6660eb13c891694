import type { AppState } from '../../../shared/contract/app';
import type { UndoShelf } from '../../backup/restore/undo-shelf';
import type { Office } from '../office';
import type { Operations } from '../operation';

type AppOperations = Pick<Operations, 'app.state' | 'app.tryAgain' | 'app.openWithRecoveryCode' | 'app.quit'>;

const done = { value: { done: true as const } };

export async function appState(office: Office, undo: UndoShelf): Promise<AppState> {
  const { phase, problem } = office.phase;
  const { facts, ports } = office;
  const keychain = await ports.keychain.check();
  return {
    phase,
    version: ports.appVersion,
    restaurantName: facts?.restaurantName ?? null,
    sample: facts?.sample ?? false,
    currency: facts?.currency ?? null,
    timeZone: facts?.timeZone ?? null,
    businessDate: facts?.businessDate ?? null,
    problem: problem ? { key: problem.key, code: problem.code, message: problem.message, at: problem.at } : null,
    keychain: keychain.usable
      ? { usable: true, backend: ports.keychain.backend, message: null }
      : { usable: false, backend: ports.keychain.backend, message: keychain.reason },
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
