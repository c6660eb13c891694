import { sealKeyFile } from '../backup/repository/key-file';
import { generateMasterKey, joinMasterKey, splitMasterKey } from '../backup/repository/master-key';
import type { KeyRing, StoreKeys } from '../credentials/key-ring';
import { type RepositoryPortsNeeds, repositoryPorts } from './repository-ports';

/** Makes the keys of an installation: the store's own, and the copies' (new, or those of the copies it comes from). */
export async function newKeys(
  keyRing: KeyRing,
  needs: RepositoryPortsNeeds,
  recoveryCode: string,
  repositoryKey?: Uint8Array,
): Promise<StoreKeys> {
  const ports = repositoryPorts(needs);
  const masterKey = repositoryKey ? splitMasterKey(repositoryKey) : generateMasterKey(ports);
  const made = joinMasterKey(masterKey);
  return keyRing.create(recoveryCode, {
    repositoryKey: made,
    recoveryKeyFile: await sealRecoveryKeyFile(needs, made, recoveryCode),
  });
}

/** The restic key file by which the recovery code opens every place for copies. */
export async function sealRecoveryKeyFile(
  needs: RepositoryPortsNeeds,
  repositoryKey: Uint8Array,
  recoveryCode: string,
): Promise<string> {
  return Buffer.from(await sealKeyFile(splitMasterKey(repositoryKey), recoveryCode, repositoryPorts(needs))).toString(
    'utf8',
  );
}
