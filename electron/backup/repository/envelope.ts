import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';
import type { MasterKey } from './master-key';
import { createPoly1305 } from './poly1305';
import type { RepositoryPorts } from './ports';
import { RepositoryFailure } from './repository-failure';

/** Bytes a sealed message is longer than its plaintext: IV 16, tag 16. */
export const envelopeBytes = 32;
const ivBytes = 16;
const tagBytes = 16;

/** Seals and opens messages under one key: IV ‖ AES-256-CTR ciphertext ‖ Poly1305-AES tag over the ciphertext. */
export interface Envelope {
  seal(plaintext: Uint8Array): Uint8Array;
  /** As seal, into memory that is `envelopeBytes` longer than the plaintext. */
  sealInto(sealed: Uint8Array, plaintext: Uint8Array): void;
  /** @throws RepositoryFailure `damaged` unless the tag is right; nothing is decrypted before that is known. */
  open(sealed: Uint8Array): Uint8Array;
}

export function createEnvelope(key: MasterKey, ports: Pick<RepositoryPorts, 'randomBytes'>): Envelope {
  const poly1305 = createPoly1305();
  // ECB keeps no state between blocks, so one cipher object turns every IV into its pad.
  const padCipher = createCipheriv('aes-128-ecb', key.macKey, null).setAutoPadding(false);
  const tagOf = (iv: Uint8Array, ciphertext: Uint8Array) =>
    poly1305(Buffer.concat([key.macMultiplier, padCipher.update(iv)]), ciphertext);

  function sealInto(sealed: Uint8Array, plaintext: Uint8Array): void {
    if (sealed.length !== plaintext.length + envelopeBytes) throw new RangeError('The envelope has another size');
    const iv = ports.randomBytes(ivBytes);
    if (iv.length !== ivBytes || iv.every((byte) => byte === 0)) throw new Error('The random source gave no IV');
    const ciphertext = createCipheriv('aes-256-ctr', key.encrypt, iv).update(plaintext);
    sealed.set(iv);
    sealed.set(ciphertext, ivBytes);
    sealed.set(tagOf(iv, ciphertext), sealed.length - tagBytes);
  }

  return {
    sealInto,
    seal(plaintext) {
      const sealed = Buffer.allocUnsafe(plaintext.length + envelopeBytes);
      sealInto(sealed, plaintext);
      return sealed;
    },
    open(sealed) {
      if (sealed.length < envelopeBytes) throw new RepositoryFailure('damaged', 'A sealed message is too short');
      const iv = sealed.subarray(0, ivBytes);
      const ciphertext = sealed.subarray(ivBytes, sealed.length - tagBytes);
      if (!timingSafeEqual(tagOf(iv, ciphertext), sealed.subarray(sealed.length - tagBytes))) {
        throw new RepositoryFailure('damaged', 'A sealed message does not authenticate');
      }
      return createDecipheriv('aes-256-ctr', key.encrypt, iv).update(ciphertext);
    },
  };
}
