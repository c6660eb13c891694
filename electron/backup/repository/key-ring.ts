import type { Destination } from '../destinations/destination';
import { contentId } from './content-id';
import { decodeKeyFile, type KeyFile, openKeyFile, sealKeyFile } from './key-file';
import type { MasterKey } from './master-key';
import type { RepositoryPorts } from './ports';
import type { KeyDescription, KeyId } from './repository';
import { RepositoryFailure } from './repository-failure';
import type { SmallFiles } from './small-files';

/**
 * Tries every key file with a password.
 *
 * @throws RepositoryFailure `wrong-password`.
 */
export async function unlockWithPassword(
  destination: Destination,
  files: SmallFiles,
  password: string,
  ports: RepositoryPorts,
): Promise<MasterKey> {
  for (const { file } of await readKeyFiles(destination, files)) {
    const masterKey = await openUnlessHostile(file, password, ports);
    if (masterKey) return masterKey;
  }
  throw new RepositoryFailure('wrong-password', 'No key of the repository opens with this password');
}

/** A planted key that asks for all our memory must not keep the owner's own key from being tried. */
async function openUnlessHostile(file: KeyFile, password: string, ports: RepositoryPorts): Promise<MasterKey | null> {
  try {
    return await openKeyFile(file, password, ports);
  } catch (error) {
    if (error instanceof RepositoryFailure) return null;
    throw error;
  }
}

export async function describeKeys(destination: Destination, files: SmallFiles): Promise<readonly KeyDescription[]> {
  const keys = await readKeyFiles(destination, files);
  return keys.map(({ id, file }) => ({
    id,
    createdAt: file.created,
    hostname: file.hostname,
    username: file.username,
  }));
}

export async function addKeyFile(
  files: SmallFiles,
  masterKey: MasterKey,
  password: string,
  ports: RepositoryPorts,
): Promise<KeyId> {
  return files.save('keys', await sealKeyFile(masterKey, password, ports));
}

export async function replaceKeyFile(
  destination: Destination,
  files: SmallFiles,
  keyFile: Uint8Array,
  replaced: Uint8Array,
): Promise<void> {
  const kept = await files.save('keys', keyFile);
  const gone = contentId(replaced);
  const present = (await destination.list('keys')).some(({ name }) => name === gone);
  if (present && gone !== kept) await destination.remove({ type: 'keys', name: gone });
}

/** @throws RepositoryFailure `not-found`, or `last-key`. */
export async function removeKeyFile(destination: Destination, files: SmallFiles, id: KeyId): Promise<void> {
  const keys = await readKeyFiles(destination, files);
  if (!keys.some((key) => key.id === id)) throw new RepositoryFailure('not-found', `There is no key ${id}`);
  if (keys.length === 1) throw new RepositoryFailure('last-key', 'The last key of a repository cannot be removed');
  await destination.remove({ type: 'keys', name: id });
}

async function readKeyFiles(
  destination: Destination,
  files: SmallFiles,
): Promise<readonly { readonly id: KeyId; readonly file: KeyFile }[]> {
  const keys: { id: KeyId; file: KeyFile }[] = [];
  for (const { name } of await destination.list('keys')) {
    const file = await readKeyFile(files, name);
    if (file) keys.push({ id: name, file });
  }
  return keys;
}

async function readKeyFile(files: SmallFiles, name: KeyId): Promise<KeyFile | null> {
  const bytes = await files.peek('keys', name);
  if (bytes === null) return null;
  try {
    // A key under a wrong name still opens the repository in restic 0.14: moving it away could lock its owner out.
    return decodeKeyFile(bytes);
  } catch (error) {
    if (!(error instanceof RepositoryFailure)) throw error;
    await files.read('keys', name);
    return null;
  }
}
