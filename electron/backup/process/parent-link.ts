import type { FromBackupProcess, ToBackupProcess } from './protocol';

/** The two ways a parent can talk to this process, made one. Messages are structured clones in both. */
export interface ParentLink {
  post(message: FromBackupProcess): void;
  onMessage(listener: (message: ToBackupProcess) => void): void;
}

/** Electron's port of a utility process, as far as it is used here. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: ToBackupProcess }) => void): void;
}

/**
 * Finds the parent: a utility process has a port, a forked one a channel that was opened with
 * `serialization: 'advanced'`.
 *
 * @throws Error when there is no parent to talk to.
 */
export function findParent(): ParentLink {
  const port = utilityPort();
  if (port !== null) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    };
  }
  const { send } = process;
  if (send === undefined) throw new Error('The backup process is started by Larder, not by hand');
  return {
    post: (message) => {
      send.call(process, message);
    },
    onMessage(listener) {
      process.on('message', (message) => listener(message as ToBackupProcess));
      // A parent that died cannot tell us to stop; what was written so far is harmless without a snapshot.
      process.on('disconnect', () => process.exit(0));
    },
  };
}

function utilityPort(): UtilityPort | null {
  const candidate: unknown = Reflect.get(process, 'parentPort');
  const isPort = typeof candidate === 'object' && candidate !== null && 'postMessage' in candidate && 'on' in candidate;
  return isPort ? (candidate as UtilityPort) : null;
}
