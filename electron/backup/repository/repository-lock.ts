import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { Destination } from '../destinations/destination';
import type { Envelope } from './envelope';
import { formatGoTime } from './go-text';
import { parseJson, timeSchema } from './json-text';
import type { RepositoryPorts } from './ports';
import { RepositoryFailure } from './repository-failure';
import type { SmallFiles } from './small-files';
import { openUnpacked, sealUnpacked } from './unpacked-file';

const minute = 60_000;
/** restic's figures: a lock is renewed every 5 minutes and counts as abandoned after 30. */
const renewAfter = 5 * minute;
const staleAfter = 30 * minute;
/** An owner who slept longer than this must assume that somebody has cleared its lock. */
const lostAfter = 22.5 * minute;
const listingDelay = 200;

const lockSchema = z.object({
  time: timeSchema,
  exclusive: z.boolean(),
  hostname: z.string().default(''),
  username: z.string().default(''),
  pid: z.int().default(0),
});

type LockRecord = z.output<typeof lockSchema>;

/** A shared lock file that this process owns. */
export interface RepositoryLock {
  /** Renews the lock file when it is due. @throws RepositoryFailure `lock-lost` after a long sleep. */
  keep(): Promise<void>;
  /** Looks at the destination: ours is still there and nobody holds an exclusive one. @throws `lock-lost`. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

interface LockParts {
  readonly destination: Destination;
  readonly files: SmallFiles;
  readonly envelope: Envelope;
  readonly ports: RepositoryPorts;
}

/**
 * Takes a shared lock as restic does: look, write, look again. Abandoned locks are removed on the way, by the rule of
 * `restic unlock`, so that nobody has to clear them by hand.
 *
 * @throws RepositoryFailure `busy` when another program holds an exclusive lock.
 */
export async function acquireSharedLock(parts: LockParts): Promise<RepositoryLock> {
  const { destination, ports } = parts;
  await refuseIfExclusive(parts, null);
  let name = await writeLock(parts);
  let writtenAt = ports.now();

  const remove = () => destination.remove({ type: 'locks', name });
  const isLost = () => ports.now() - writtenAt > lostAfter || ports.now() < writtenAt - staleAfter;
  let renewal: Promise<void> | null = null;

  async function renew(): Promise<void> {
    const previous = name;
    name = await writeLock(parts);
    writtenAt = ports.now();
    await destination.remove({ type: 'locks', name: previous });
  }

  try {
    if (!(await destination.capabilities()).listsOwnWritesAtOnce) await ports.wait(listingDelay);
    await refuseIfExclusive(parts, name);
  } catch (error) {
    await remove();
    throw error;
  }

  return {
    async keep() {
      if (isLost()) throw new RepositoryFailure('lock-lost', 'The lock grew too old, probably during sleep');
      if (ports.now() - writtenAt < renewAfter) return;
      // Blobs are saved side by side: one renewal serves them all.
      renewal ??= renew().finally(() => {
        renewal = null;
      });
      await renewal;
    },
    async assertHeld() {
      const listed = await destination.list('locks');
      if (isLost() || !listed.some((file) => file.name === name)) {
        throw new RepositoryFailure('lock-lost', 'The lock was removed or grew too old');
      }
      await refuseIfExclusive(parts, name);
    },
    release: remove,
  };
}

async function writeLock({ files, envelope, ports }: LockParts): Promise<string> {
  const lock = {
    time: formatGoTime(ports.now()),
    exclusive: false,
    hostname: ports.hostname,
    username: ports.username,
    pid: ports.processId,
  };
  return files.save('locks', await sealUnpacked(Buffer.from(JSON.stringify(lock)), envelope));
}

async function refuseIfExclusive(parts: LockParts, ownName: string | null): Promise<void> {
  for (const { name } of await parts.destination.list('locks')) {
    if (name === ownName) continue;
    const lock = await readLock(parts, name);
    if (!lock) continue;
    if (isStale(lock, parts.ports)) await parts.destination.remove({ type: 'locks', name });
    else if (lock.exclusive) {
      throw new RepositoryFailure('busy', `${lock.username || 'Somebody'} on ${lock.hostname} holds the repository`);
    }
  }
}

/** A lock that cannot be read protects nothing, in restic neither. */
async function readLock({ files, envelope }: LockParts, name: string): Promise<LockRecord | null> {
  const stored = await files.read('locks', name);
  if (!stored) return null;
  try {
    return parseJson(lockSchema, await openUnpacked(stored, envelope), 'lock');
  } catch (error) {
    if (error instanceof RepositoryFailure) return null;
    throw error;
  }
}

function isStale(lock: LockRecord, ports: RepositoryPorts): boolean {
  if (ports.now() - lock.time > staleAfter) return true;
  return lock.hostname === ports.hostname && lock.pid > 0 && !ports.isProcessAlive(lock.pid);
}
