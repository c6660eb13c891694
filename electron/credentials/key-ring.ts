import { renameSync } from 'node:fs';
import { checkRecoveryCode, formatRecoveryCode } from '../../shared/domain/recovery-code';
import { FailureError } from '../../shared/failures/failures';
import type { Clock } from '../system/clock';
import type { NewId, Randomness } from '../system/randomness';
import { type KeyFile, readKeyFile, sealByRecoveryCode, unsealByRecoveryCode, writeKeyFile } from './key-file';
import type { Keychain } from './keychain';
import { seal, unseal } from './sealing';

export interface KeyRingPorts {
  readonly path: string;
  readonly keychain: Keychain;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly newId: NewId;
}

export interface StoreKeys {
  /** 48 bytes: key and salt. */
  readonly storeKey: Uint8Array;
  /** 64 bytes: the restic master key every place for copies shares. */
  readonly repositoryKey: Uint8Array;
}

const recoveryCodeBytes = 17;
const wrappingKeyBytes = 32;
/** The raw key of the pages, 32 bytes, and the salt of the file, 16. */
const storeKeyBytes = 48;

const sealingKey = (storeKey: Uint8Array): Uint8Array => storeKey.subarray(0, 32);

export function newRecoveryCode(randomness: Randomness): string {
  return formatRecoveryCode(randomness.bytes(recoveryCodeBytes));
}

/** @returns the code as it is printed. @throws FailureError `auth/mistyped-recovery-code` before any slow derivation. */
export function requireWellTyped(text: string): string {
  const checked = checkRecoveryCode(text);
  if (!checked.ok) throw new FailureError('auth/mistyped-recovery-code');
  return checked.code;
}

/** Where the keys of one installation come from: the keychain, or the recovery code. Never from plain text, never made anew over old records. */
export class KeyRing {
  readonly #ports: KeyRingPorts;

  constructor(ports: KeyRingPorts) {
    this.#ports = ports;
  }

  file(): KeyFile | null {
    return readKeyFile(this.#ports.path);
  }

  get installationId(): string | null {
    return this.file()?.installationId ?? null;
  }

  /**
   * Makes the keys of an installation: a new store key, and the given one of its copies. Keys of a set-up that was not
   * completed are replaced.
   *
   * @throws FailureError `restore/not-empty` over keys whose records exist; whatever an unreadable key file gives.
   */
  async create(
    recoveryCode: string,
    copies: { readonly repositoryKey: Uint8Array; readonly recoveryKeyFile: string },
  ): Promise<StoreKeys> {
    if (this.file()?.complete) throw new FailureError('restore/not-empty');
    const { randomness, clock, newId } = this.#ports;
    const made: StoreKeys = { storeKey: randomness.bytes(storeKeyBytes), repositoryKey: copies.repositoryKey };
    const file: KeyFile = {
      version: 1,
      installationId: newId(),
      createdAt: clock.now().toISOString(),
      complete: false,
      byKeychain: null,
      byRecoveryCode: await sealByRecoveryCode(made.storeKey, recoveryCode, randomness),
      repositoryKey: seal(sealingKey(made.storeKey), made.repositoryKey, 'repository-key', randomness),
      recoveryKeyFile: copies.recoveryKeyFile,
      recoveryCodeCheckedAt: clock.now().toISOString(),
    };
    writeKeyFile(this.#ports.path, await this.#wrappedByKeychain(file, made.storeKey));
    return made;
  }

  /** The restic key file that the recovery code opens. */
  recoveryKeyFile(): string {
    return this.#required().recoveryKeyFile;
  }

  /** Says that the records of these keys are on disk: from now on nothing is ever made over them. */
  complete(): void {
    writeKeyFile(this.#ports.path, { ...this.#required(), complete: true });
  }

  /** Says that these keys and their records are given up: a start that finds them puts both aside. */
  abandon(): void {
    writeKeyFile(this.#ports.path, { ...this.#required(), complete: false });
  }

  /** Moves a key file that cannot be read out of the way, so that copies can be put back under new keys. Never deletes it. */
  setUnreadableAside(): void {
    try {
      this.file();
    } catch {
      renameSync(this.#ports.path, `${this.#ports.path}.unreadable-${this.#ports.newId()}`);
    }
  }

  /** @throws FailureError `keychain/…` when this PC's keychain cannot give the key. */
  async openWithKeychain(): Promise<StoreKeys> {
    const file = this.#required();
    const wrapping = await this.#ports.keychain.read(file.installationId);
    if (!wrapping || !file.byKeychain) throw new FailureError('keychain/missing-key');
    const storeKey = unseal(Buffer.from(wrapping, 'base64'), file.byKeychain, 'store-key');
    if (!storeKey) throw new FailureError('keychain/missing-key');
    return this.#withRepositoryKey(file, storeKey);
  }

  /** Opens with the code, and puts the key into the keychain again when there is one. */
  async openWithRecoveryCode(text: string, remember: boolean): Promise<StoreKeys> {
    const file = this.#required();
    const storeKey = await unsealByRecoveryCode(file, requireWellTyped(text));
    if (!storeKey) throw new FailureError('auth/wrong-recovery-code');
    if (remember) writeKeyFile(this.#ports.path, await this.#wrappedByKeychain(file, storeKey));
    return this.#withRepositoryKey(file, storeKey);
  }

  async replaceRecoveryCode(storeKey: Uint8Array, recoveryCode: string, recoveryKeyFile: string): Promise<void> {
    const byRecoveryCode = await sealByRecoveryCode(storeKey, recoveryCode, this.#ports.randomness);
    writeKeyFile(this.#ports.path, {
      ...this.#required(),
      byRecoveryCode,
      recoveryKeyFile,
      recoveryCodeCheckedAt: this.#ports.clock.now().toISOString(),
    });
  }

  noteRecoveryCodeChecked(): void {
    writeKeyFile(this.#ports.path, {
      ...this.#required(),
      recoveryCodeCheckedAt: this.#ports.clock.now().toISOString(),
    });
  }

  #required(): KeyFile {
    const file = this.file();
    if (!file) throw new FailureError('keychain/missing-key');
    return file;
  }

  #withRepositoryKey(file: KeyFile, storeKey: Uint8Array): StoreKeys {
    const repositoryKey = unseal(sealingKey(storeKey), file.repositoryKey, 'repository-key');
    if (!repositoryKey) throw new Error('keys.json was changed: the repository key does not fit');
    return { storeKey, repositoryKey };
  }

  async #wrappedByKeychain(file: KeyFile, storeKey: Uint8Array): Promise<KeyFile> {
    const { keychain, randomness } = this.#ports;
    const state = await keychain.check();
    if (!state.usable) return file;
    // A wrapping key that is there already stays: a crash between the keychain and the file would leave two that do not fit.
    const present = Buffer.from((await keychain.read(file.installationId)) ?? '', 'base64');
    const wrapping = present.byteLength === wrappingKeyBytes ? present : randomness.bytes(wrappingKeyBytes);
    if (wrapping !== present) await keychain.write(file.installationId, Buffer.from(wrapping).toString('base64'));
    return { ...file, byKeychain: seal(wrapping, storeKey, 'store-key', randomness) };
  }
}
