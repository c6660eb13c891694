import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { socketPath } from '../../../electron/cli/local-socket';
import { bundleHost, type RunningLarder, signedIn, startLarder } from '../../support/running-larder';
import { larderJson, newRestaurant, recordsPassword, runProgram, squareFiles } from '../../support/terminal';

interface Refused {
  readonly failure: { readonly key: string };
}

const asRosa = { password: recordsPassword };
let folder: string;
let recoveryCode: string;
let host: string;
let running: RunningLarder;
const data = () => join(folder, 'records');
const at = (...words: readonly string[]) => [...words, '--data', data()];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-socket-'));
  recoveryCode = await newRestaurant(data());
  host = await bundleHost();
  running = await startLarder(host, data(), { password: recordsPassword, recoveryCode });
});
afterAll(async () => {
  await running.leave();
  await rm(folder, { recursive: true, force: true });
});

describe('while Larder runs on a data folder', () => {
  it('a command goes to it, and not around it', async () => {
    const { exit, json } = await larderJson(at('import', ...squareFiles), asRosa);
    expect(exit).toBe(0);
    expect(json).toMatchObject({ rows: { applied: 22 } });
    const window = await signedIn(running, 'rosa', recordsPassword);
    const day = await running.value('day.summary', { businessDate: '2026-11-21' }, window);
    expect(day.orders.count).toBe(11);
    expect(running.child.exitCode).toBeNull();
  });

  it('wrong passwords are counted there as well', async () => {
    const { exit, json } = await larderJson<Refused>(at('audit', 'verify'), { password: 'not the kitchen at dawn' });
    expect(exit).toBe(1);
    expect(json.failure.key).toBe('auth/wrong-password');
  });

  it('its socket lets nobody in but its own user', () => {
    const path = socketPath(data());
    expect(statSync(path).isSocket()).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  it('a second Larder on the same folder does not start', async () => {
    await expect(startLarder(host, data())).rejects.toThrow('store/in-use');
  });

  it('no secret of whoever started it or gave it a command stands in its processes’ words or environment', async () => {
    const copies = join(folder, 'usb');
    expect((await larderJson(at('backup', 'add-folder', copies), asRosa)).exit).toBe(0);
    const children = childrenOf(running.child.pid ?? 0);
    expect(children.length).toBeGreaterThan(0);
    for (const pid of children) {
      const surroundings = readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      expect(surroundings).not.toContain(recordsPassword);
      expect(surroundings).not.toContain(recoveryCode);
      expect(surroundings).not.toContain('LARDER_');
    }
    const all = await runProgram('ps', ['-eo', 'args', '-ww'], { environment: process.env });
    expect(all.output).not.toContain(recordsPassword);
    expect(all.output).not.toContain(recoveryCode);
  });

  it('the recovery code may set up copies only until there is a second user', async () => {
    const window = await signedIn(running, 'rosa', recordsPassword);
    const before = await larderJson(at('backup', 'add-folder', join(folder, 'usb-2')), { recoveryCode });
    expect(before.exit).toBe(0);
    await running.value('people.create', { username: 'marco', display: 'Marco', role: 'manager' }, window);
    const after = await larderJson<Refused>(at('backup', 'add-folder', join(folder, 'usb-3')), { recoveryCode });
    expect(after.exit).toBe(1);
    expect(after.json.failure.key).toBe('session/not-allowed');
    expect((await larderJson(at('backup', 'status'), { recoveryCode })).exit).toBe(0);
    const verified = await larderJson(at('backup', 'verify'), { recoveryCode });
    expect(verified.json).toMatchObject({ ok: true });
    expect(verified.exit).toBe(0);
  });

  it('what the recovery code did stands in the trail as recovery', async () => {
    const window = await signedIn(running, 'rosa', recordsPassword);
    const { entries } = await running.value('audit.list', { group: 'backup' }, window);
    expect(entries.some((entry) => entry.role === 'recovery')).toBe(true);
  });
});

function childrenOf(parent: number): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent);
    } catch {
      return false;
    }
  });
}
