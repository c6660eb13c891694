import { AsyncEntry } from 'keytar';
import { FailureError, type FailureKey } from '../../shared/failures/failures';

/** The keychain of the operating system. Holds one 32-byte wrapping key per installation, nothing else. */
export interface Keychain {
  readonly backend: string;
  /** Whether secrets can be kept and read back here now. Writes and removes a probe. */
  check(): Promise<
    { readonly usable: true } | { readonly usable: false; readonly key: FailureKey; readonly reason: string }
  >;
  /** @throws FailureError `keychain/unavailable` or `keychain/locked`; null when there is no such secret. */
  read(account: string): Promise<string | null>;
  write(account: string, secret: string): Promise<void>;
  remove(account: string): Promise<void>;
}

const service = 'Larder';
const deadlineMs = 8_000;

const backends: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'Windows Credential Manager',
  darwin: 'macOS Keychain',
  linux: 'Secret Service',
};

/**
 * On Linux the library would fall back to the kernel's keyring, which forgets at every restart: the records would be
 * locked out. So the Secret Service is demanded, and without it Larder says so.
 */
const entryFor = (account: string): AsyncEntry =>
  new AsyncEntry(service, account, { linux: { store: 'secret-service' } });

function explained(error: unknown): FailureError {
  const reason = error instanceof Error ? error.message : String(error);
  const locked = /lock|prompt|dismiss|abort|cancel|timeout/i.test(reason);
  return new FailureError(locked ? 'keychain/locked' : 'keychain/unavailable', { reason: reason.slice(0, 200) });
}

/**
 * Asks the keychain with a deadline. A locked one asks the person for its password and holds a thread of ours until they
 * answer; no abort reaches it. So the waiting ends by our own clock, and while a question still hangs no other is asked:
 * four of them would take every thread the process reads files with.
 */
function questions(): <Value>(question: (signal: AbortSignal) => Promise<Value>) => Promise<Value> {
  let hanging = 0;
  return async (question) => {
    if (hanging > 0) throw new FailureError('keychain/locked', { reason: 'the keychain still waits for its password' });
    const signal = AbortSignal.timeout(deadlineMs);
    // Without a Secret Service the entry itself throws, before there is a promise.
    const asked = (async () => question(signal))();
    const { promise: late, reject } = Promise.withResolvers<never>();
    const giveUp = () => {
      hanging += 1;
      const answered = () => {
        hanging -= 1;
      };
      asked.then(answered, answered);
      reject(new FailureError('keychain/locked', { reason: 'the keychain did not answer in time' }));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      return await Promise.race([asked, late]);
    } catch (error) {
      throw error instanceof FailureError ? error : explained(error);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };
}

export function systemKeychain(): Keychain {
  const asked = questions();
  const read = (account: string) => asked((signal) => entryFor(account).getPassword(signal));
  const write = (account: string, secret: string) => asked((signal) => entryFor(account).setPassword(secret, signal));
  const remove = async (account: string) => {
    await asked((signal) => entryFor(account).deleteCredential(signal));
  };
  let probes = 0;
  return {
    backend: backends[process.platform] ?? 'unknown',
    read,
    write,
    remove,
    check: async () => {
      // Two checks at once must not take each other's probe away.
      probes += 1;
      const probe = `probe-${process.pid}-${probes}`;
      try {
        await write(probe, probe);
        if ((await read(probe)) !== probe)
          throw new FailureError('keychain/unavailable', { reason: 'what was written could not be read back' });
        await remove(probe);
        return { usable: true };
      } catch (error) {
        const { failure } = error instanceof FailureError ? error : explained(error);
        return { usable: false, key: failure.key, reason: failure.message };
      }
    },
  };
}
