import type { Destination } from '../destinations/destination';
import { generateConfig, type RepositoryConfig, sealConfig } from './config-file';
import { createEnvelope } from './envelope';
import { addKeyFile } from './key-ring';
import { generateMasterKey, type MasterKey } from './master-key';
import type { RepositoryPorts } from './ports';
import type { Repository } from './repository';
import { RepositoryFailure } from './repository-failure';
import { openRepository, readConfig } from './restic-repository';
import { createSmallFiles } from './small-files';

export interface NewRepository {
  /** With `keyFiles` at least one; each opens the repository alone, in stock restic too. */
  readonly passwords: readonly string[];
  /** Key files of the same master key made before: the recovery code opens every place without being asked again. */
  readonly keyFiles?: readonly Uint8Array[];
  /** Given when several destinations share sealed bytes; otherwise made from the random source. */
  readonly masterKey?: MasterKey;
  /** Given to share restic's own chunk boundaries with another repository; otherwise random. */
  readonly chunkerPolynomial?: string;
}

/**
 * Makes a repository with an identity of its own. The folder or bucket must exist. Keys are written before the config:
 * a repository that can be seen can be opened. Keys left by an attempt that was cut short are set aside first, since
 * one that opens with the same password but wraps another master key would make every later opening fail.
 *
 * @throws RepositoryFailure `already-there`; RangeError without a password or key file.
 */
export async function createRepository(
  destination: Destination,
  { passwords, keyFiles = [], masterKey, chunkerPolynomial }: NewRepository,
  ports: RepositoryPorts,
): Promise<Repository> {
  if (passwords.length + keyFiles.length === 0 || passwords.includes(''))
    throw new RangeError('A repository needs a password');
  if (await readConfig(destination)) {
    throw new RepositoryFailure('already-there', 'There is a repository at this place already');
  }
  for (const { name } of await destination.list('keys')) await destination.setAside({ type: 'keys', name });

  const key = masterKey ?? generateMasterKey(ports);
  const files = createSmallFiles(destination);
  for (const password of passwords) await addKeyFile(files, key, password, ports);
  for (const keyFile of keyFiles) await files.save('keys', keyFile);
  const generated = generateConfig(ports);
  const config: RepositoryConfig = {
    ...generated,
    chunkerPolynomial: chunkerPolynomial ?? generated.chunkerPolynomial,
  };
  await destination.put({ type: 'config', name: 'config' }, sealConfig(config, createEnvelope(key, ports)));
  return openRepository(destination, { masterKey: key }, ports, config.id);
}
