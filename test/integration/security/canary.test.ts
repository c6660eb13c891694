import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleHost, signedIn, startLarder } from '../../support/running-larder';
import { larder, larderJson, newRestaurant, recordsPassword, squareFiles } from '../../support/terminal';

// Words that stand in the records and must stand nowhere else: order and payment ids, goods, people, secrets.
const canaries = ['Tsyn0001', 'Psyn0002', 'Margherita', 'Quentin Canary', 'quentin-canary', 'Harbour Street'];

let folder: string;
let recoveryCode: string;
const data = () => join(folder, 'records');
const copies = () => join(folder, 'usb');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-canary-'));
  recoveryCode = await newRestaurant(data());
  const host = await bundleHost();
  const asRosa = { password: recordsPassword };
  await larder(['import', ...squareFiles, '--data', data()], asRosa);
  await larder(['backup', 'add-folder', copies(), '--data', data()], asRosa);
  const running = await startLarder(host, data());
  const window = await signedIn(running, 'rosa', recordsPassword);
  const person = { username: 'quentin-canary', display: 'Quentin Canary', role: 'cashier' } as const;
  await running.value('people.create', person, window);
  await running.value('backup.now', { reason: 'on demand' }, window);
  const { moments } = await running.value('restore.moments', {}, window);
  const { destinationId, snapshotId } = moments[0] ?? { destinationId: '', snapshotId: '' };
  const authority = { username: 'rosa', password: recordsPassword };
  await running.value('restore.start', { destinationId, snapshotId, authority }, window);
  await running.refusal('auth.signIn', { username: 'rosa', password: `wrong ${recordsPassword}` });
  await running.kill();
  const again = await startLarder(host, data());
  await again.kill();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function hits(root: string, words: readonly string[]): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => {
      const bytes = readFileSync(path);
      return words
        .flatMap((word) => [word, Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)])
        .filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
        .map((word) => `${path}: ${word}`);
    });
}

it('finds a canary where one was let out, or it would prove nothing', async () => {
  const trap = await mkdtemp(join(folder, 'trap-'));
  writeFileSync(join(trap, 'log.txt'), `… ${canaries[0]} …`);
  expect(hits(trap, canaries)).toHaveLength(1);
});

it('leaves no word of the records in the data folder, the logs or the copies, after import, restore and a crash', () => {
  expect(readdirSync(data())).toEqual(expect.arrayContaining(['store', 'keys.json', 'undo']));
  expect(hits(data(), canaries)).toEqual([]);
  expect(hits(copies(), canaries)).toEqual([]);
});

it('leaves no secret there either', () => {
  const secrets = [recordsPassword, recoveryCode, recoveryCode.replaceAll('-', '')];
  expect(hits(data(), secrets)).toEqual([]);
  expect(hits(copies(), secrets)).toEqual([]);
});

it('says no secret on stdout or stderr of a failing command', async () => {
  const told = await larderJson(['audit', 'verify', '--data', data()], { password: 'canary-secret-words' });
  expect(told.exit).toBe(1);
  expect(told.output + told.errors).not.toContain('canary-secret-words');
});
