#!/usr/bin/env node
// Signs one package for its update place: writes release-PLATFORM.json beside it.
//   node scripts/sign-release.mjs --package FILE --platform linux-x64 --version 1.2.0 --min-version 1.0.0 --key FILE
//     [--released-at INSTANT] [--valid-days 90] [--notes TEXT]
// The private key is read from a file, never from the parameters or the environment.
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    package: text,
    platform: text,
    version: text,
    'min-version': text,
    key: text,
    'released-at': text,
    'valid-days': { type: 'string', default: '90' },
    notes: { type: 'string', default: '' },
  },
});
const missing = ['package', 'platform', 'version', 'min-version', 'key'].filter((name) => !values[name]);
if (missing.length > 0) {
  console.error(`Missing: ${missing.map((name) => `--${name}`).join(', ')}`);
  process.exit(2);
}

async function sha512Of(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

const releasedAt = new Date(values['released-at'] ?? Date.now());
const statement = {
  expires: new Date(releasedAt.getTime() + Number(values['valid-days']) * 86_400_000).toISOString(),
  minVersion: values['min-version'],
  notes: values.notes,
  platform: values.platform,
  releasedAt: releasedAt.toISOString(),
  sha512: await sha512Of(values.package),
  size: statSync(values.package).size,
  version: values.version,
};
// RFC 8785 for a flat record: keys sorted, no spaces. The prefix is that of electron/update/release-statement.ts.
const bytes = Buffer.from(`larder-release-1\n${JSON.stringify(statement, Object.keys(statement).sort())}`);
const signature = sign(null, bytes, createPrivateKey(readFileSync(values.key))).toString('base64');
const beside = path.join(path.dirname(values.package), `release-${values.platform}.json`);
writeFileSync(beside, `${JSON.stringify({ statement, signature }, null, 2)}\n`);
console.log(beside);
