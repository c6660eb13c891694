import { hashSync, verifySync } from '@node-rs/argon2';
import { normalisedPassword } from '../../../shared/domain/passwords/policy';
import type { CallContext } from '../../pipeline/module';

/** 19 MiB, two passes, one lane: the floor OWASP names for Argon2id, about 30 ms on the slowest PC we know. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
const saltBytes = 16;

/** Argon2id in PHC text, which carries its own parameters, so that a later Larder may raise them. */
export function hashPassword(password: string, randomness: CallContext['randomness']): string {
  return hashSync(normalisedPassword(password), { ...cost, salt: randomness.bytes(saltBytes) });
}

/** Compares in constant time. @throws when the stored text is no PHC text: a damaged row, not a wrong password. */
export function passwordFits(hash: string, password: string): boolean {
  return verifySync(hash, normalisedPassword(password));
}

/** The hash of a password that nobody was ever told. */
const hashOfNobody =
  '$argon2id$v=19$m=19456,t=2,p=1$mHMjCO/htntlilKcECLetw$PXhMggHK3SFJphgLjTLLxdGFA86Ab1p58djqbFfhu+I';

/** The same work as a real comparison, so that the time of an answer does not tell which names exist. */
export function compareWithNobody(password: string): void {
  passwordFits(hashOfNobody, password);
}
