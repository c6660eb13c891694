#!/usr/bin/env node
// node scripts/make-release-key.mjs FILE: makes the key that signs releases. The private half goes to FILE (owner-only,
// never into the repository); the public half is printed for electron/update/public-key.ts.
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Say where the private key goes: node scripts/make-release-key.mjs FILE');
  process.exit(2);
}
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
console.log(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'));
