import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readStatement } from '../../../electron/update/release-statement';
import { developmentKey, digestOf } from '../../support/signed-release';
import { temporaryFolder } from '../../support/temporary-folder';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const runScript = (name: string, parameters: readonly string[]): string =>
  execFileSync(process.execPath, [path(`../../../scripts/${name}`), ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });

async function signedPackage(key: string): Promise<string> {
  const folder = await temporaryFolder();
  const file = join(folder, 'Larder-1.2.0.AppImage');
  writeFileSync(file, 'the program');
  const facts = `--package ${file} --platform linux-x64 --version 1.2.0 --min-version 1.0.0 --key ${key}`;
  const times = '--released-at 2026-11-20T10:00:00.000Z --valid-days 30';
  runScript(
    'sign-release.mjs',
    `${facts} ${times}`.split(' ').concat('--notes', 'Counts are quicker – “half” the taps.'),
  );
  return readFileSync(join(folder, 'release-linux-x64.json'), 'utf8');
}

it('signs what Larder then believes', async () => {
  const text = await signedPackage(path('../../fixtures/update/development-key.pem'));
  expect(readStatement(text, [developmentKey])).toEqual({
    version: '1.2.0',
    platform: 'linux-x64',
    sha512: digestOf('the program'),
    size: 11,
    minVersion: '1.0.0',
    releasedAt: '2026-11-20T10:00:00.000Z',
    expires: '2026-12-20T10:00:00.000Z',
    notes: 'Counts are quicker – “half” the taps.',
  });
});

it('makes a key of which the printed half checks what the kept half signed, and never overwrites one', async () => {
  const file = join(await temporaryFolder(), 'release.pem');
  const printed = runScript('make-release-key.mjs', [file]).trim();
  expect(readStatement(await signedPackage(file), [printed])).toMatchObject({ version: '1.2.0' });
  expect(() => runScript('make-release-key.mjs', [file])).toThrow(/EEXIST/);
});
