import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bytesToSign, type ReleaseStatement } from '../../electron/update/release-statement';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/update/${name}`, import.meta.url), 'utf8');

/** The public half of the key that signs releases in tests. */
export const developmentKey = fixture('development-key.pub').trim();
const keys = { development: fixture('development-key.pem'), stranger: fixture('stranger-key.pem') };

export const digestOf = (content: string): string => createHash('sha512').update(content).digest('base64');

/** A good statement about `content`, of which a test changes what it is about. */
export function statementOf(content: string, changes: Partial<ReleaseStatement> = {}): ReleaseStatement {
  return {
    version: '0.2.0',
    platform: 'linux-x64',
    sha512: digestOf(content),
    size: Buffer.byteLength(content),
    minVersion: '0.1.0',
    releasedAt: '2026-11-20T10:00:00.000Z',
    expires: '2027-02-18T10:00:00.000Z',
    notes: 'Counts are quicker.',
    ...changes,
  };
}

export function signed(statement: ReleaseStatement, by: keyof typeof keys = 'development'): string {
  const signature = sign(null, bytesToSign(statement), createPrivateKey(keys[by])).toString('base64');
  return JSON.stringify({ statement, signature });
}
