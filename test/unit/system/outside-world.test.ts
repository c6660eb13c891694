import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFileAtomically } from '../../../electron/system/atomic-file';
import { childEnvironment, nodeProcessLauncher } from '../../../electron/system/processes';
import { systemRandomness, uuidMaker } from '../../../electron/system/randomness';
import { temporaryFolder } from '../../support/temporary-folder';
import { TestClock } from '../../support/test-ledger';

describe('a file written whole or not at all', () => {
  test('is for its owner alone and leaves nothing beside it', async () => {
    const folder = await temporaryFolder();
    writeFileAtomically(join(folder, 'keys.json'), 'one');
    writeFileAtomically(join(folder, 'keys.json'), 'two');
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['keys.json']);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  test('that cannot take its place leaves what stood there, and no half of itself', async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, 'keys.json'));
    writeFileSync(join(folder, 'keys.json', 'inside'), '');
    expect(() => writeFileAtomically(join(folder, 'keys.json'), 'one')).toThrow();
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });
});

describe('a child process', () => {
  test('inherits none of our secrets', () => {
    const environment = { PATH: '/bin', LARDER_PASSWORD: 'x', LARDER_RECOVERY_CODE: 'y', AWS_SECRET: 'z', LC_ALL: 'C' };
    expect(childEnvironment(environment)).toEqual({ PATH: '/bin', LC_ALL: 'C' });
  });

  test('that was killed is told to be gone, and a message to it harms nobody', async () => {
    const entry = join(await temporaryFolder(), 'child.mjs');
    writeFileSync(entry, `process.on('message', () => undefined); process.send({ environment: process.env });`);
    process.env.LARDER_PASSWORD = 'not for children';
    const child = nodeProcessLauncher.launch({ entry, name: 'test', niceness: 5 });
    delete process.env.LARDER_PASSWORD;
    const heard = await new Promise((resolve) => child.onMessage(resolve));
    expect(JSON.stringify(heard)).not.toContain('not for children');
    child.kill();
    child.post({ still: 'there?' });
    await child.exited;
    child.post({ still: 'there?' });
  });
});

test('ids are sortable by time, unique within a moment, and of version 7', () => {
  const clock = new TestClock();
  const newId = uuidMaker(clock, systemRandomness);
  const ids = Array.from({ length: 5_000 }, () => newId());
  clock.set('2020-01-01T00:00:00.000Z');
  ids.push(newId());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
});
