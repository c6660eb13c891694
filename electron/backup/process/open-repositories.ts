import { createHash } from 'node:crypto';
import type { Destination } from '../destinations/destination';
import { createFolderDestination } from '../destinations/folder-destination';
import { splitMasterKey } from '../repository/master-key';
import type { RepositoryPorts } from '../repository/ports';
import type { Repository } from '../repository/repository';
import { openRepository, type RepositoryCredential } from '../repository/restic-repository';
import type { FolderPlace, RepositoryAccess } from './protocol';

export interface OpenRepositories {
  destination(place: FolderPlace): Destination;
  /** The repository, opened once and kept: deriving a key from a password takes a second of a processor. */
  open(access: RepositoryAccess): Promise<Repository>;
  /** Runs writers of one repository one after the other. */
  inTurn<Result>(repository: Repository, work: () => Promise<Result>): Promise<Result>;
}

export function keepRepositoriesOpen(ports: RepositoryPorts, isWindows: boolean): OpenRepositories {
  const opened = new Map<string, Promise<Repository>>();
  const turns = new Map<Repository, Promise<unknown>>();

  function destination(place: FolderPlace): Destination {
    const randomName = () => Buffer.from(ports.randomBytes(6)).toString('hex');
    return createFolderDestination({ id: place.id, root: place.path, readBack: place.readBack, isWindows, randomName });
  }

  return {
    destination,
    async open(access) {
      const name = nameOf(access);
      const known = opened.get(name);
      if (known !== undefined) {
        const repository = await known;
        await repository.refresh();
        return repository;
      }
      const opening = openRepository(destination(access.place), credentialOf(access), ports, access.repositoryId);
      opened.set(name, opening);
      // A failed attempt is forgotten, so that the next one asks the disk and not the memory.
      opening.catch(() => opened.delete(name));
      return opening;
    },
    async inTurn(repository, work) {
      const before = turns.get(repository) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(work);
      turns.set(repository, turn);
      return turn;
    },
  };
}

function credentialOf({ unlock }: RepositoryAccess): RepositoryCredential {
  return 'password' in unlock ? unlock : { masterKey: splitMasterKey(unlock.masterKey) };
}

/** Names an access without keeping its secret in a map key. */
function nameOf({ place, unlock, repositoryId }: RepositoryAccess): string {
  const secret = createHash('sha256').update('password' in unlock ? unlock.password : unlock.masterKey);
  return JSON.stringify([place.kind, place.id, place.path, place.readBack, repositoryId, secret.digest('hex')]);
}
