import { chmodSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { larder, larderJson, newRestaurant, recordsPassword, squareFiles } from '../../support/terminal';

let folder: string;
let recoveryCode: string;
const data = () => join(folder, 'records');
const at = (...words: readonly string[]) => [...words, '--data', data()];

interface Refused {
  readonly ok: false;
  readonly failure: { readonly key: string; readonly code: string; readonly message: string };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-who-'));
  recoveryCode = await newRestaurant(data());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the recovery code alone', () => {
  it.each([
    ['day', '--date', '2026-11-21'],
    ['import', squareFiles[0] ?? ''],
  ])('may not %s', async (...words) => {
    const { exit, json } = await larderJson<Refused>(at(...words), { recoveryCode });
    expect(exit).not.toBe(0);
    expect(json.ok).toBe(false);
  });

  it('may set up copies while there is one user, look at them, prove one and check the trail', async () => {
    expect((await larderJson(at('backup', 'add-folder', join(folder, 'usb')), { recoveryCode })).exit).toBe(0);
    expect((await larderJson(at('backup', 'now'), { recoveryCode })).exit).toBe(0);
    expect((await larderJson(at('backup', 'status'), { recoveryCode })).exit).toBe(0);
    expect((await larderJson(at('backup', 'verify'), { recoveryCode })).exit).toBe(0);
    expect((await larderJson(at('audit', 'verify'), { recoveryCode })).exit).toBe(0);
    expect([0, 3]).toContain((await larderJson(at('health'), { recoveryCode })).exit);
  });

  it('with a typing mistake is told so at once, and a wrong one is refused', async () => {
    const mistyped = recoveryCode.replace(/.$/, (last) => (last === '2' ? '3' : '2'));
    const typo = await larderJson<Refused>(at('backup', 'status'), { recoveryCode: mistyped });
    expect(typo.exit).toBe(1);
    expect(typo.json.failure.key).toBe('auth/mistyped-recovery-code');
    const other = await newRestaurant(join(folder, 'other'));
    const wrong = await larderJson<Refused>(at('backup', 'status'), { recoveryCode: other });
    expect(wrong.exit).toBe(1);
    expect(wrong.json.failure.key).toBe('auth/wrong-recovery-code');
  });
});

describe('a person at the terminal', () => {
  it('is refused with a wrong password, in one sentence that does not say which half was wrong', async () => {
    const { exit, json, output, errors } = await larderJson<Refused>(at('backup', 'status'), {
      password: 'not the kitchen at dawn',
    });
    expect(exit).toBe(1);
    expect(json.failure.key).toBe('auth/wrong-password');
    expect(output + errors).not.toContain('not the kitchen');
  });

  it('may give the password in a file or on stdin', async () => {
    const file = join(folder, 'secrets');
    writeFileSync(file, `LARDER_PASSWORD=${recordsPassword}\n`);
    chmodSync(file, 0o600);
    expect((await larder(at('audit', 'verify', '--secret-file', file))).exit).toBe(0);
    const input = `LARDER_PASSWORD=${recordsPassword}\n`;
    expect((await larder(at('audit', 'verify', '--secret-stdin'), { input })).exit).toBe(0);
  });

  it('is told when nobody was named', async () => {
    const { exit, json } = await larderJson<Refused>(at('audit', 'verify'));
    expect(exit).toBe(2);
    expect(json.failure.message).toContain('LARDER_PASSWORD');
  });
});

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['cook']],
    ['an unknown option', ['health', '--fast']],
    ['a password as an argument', ['health', '--password', 'x']],
    ['half a command', ['backup']],
    ['no file to import', ['import']],
    ['a file that is not there', ['import', 'nowhere.csv']],
    ['a day that is none', ['day', '--date', 'yesterday']],
    ['no folder to restore from', ['restore', '--to', 'x']],
  ])('of %s ends with 2, one object on stdout and a sentence', async (_name, words) => {
    const { exit, json } = await larderJson<Refused>([...words, '--data', data()], {
      password: recordsPassword,
      folder,
    });
    expect(exit).toBe(2);
    expect(json.ok).toBe(false);
    expect(json.failure.message.length).toBeGreaterThan(10);
  });

  it('shows how it is meant, on stderr, without --json', async () => {
    const { exit, output, errors } = await larder(['cook', '--data', data()], { password: recordsPassword });
    expect(exit).toBe(2);
    expect(output).toBe('');
    expect(errors.length).toBeGreaterThan(10);
  });

  it('on a folder without records says what makes them, and makes none', async () => {
    const { exit, json } = await larderJson<Refused>(['health', '--data', join(folder, 'nothing')], {
      password: recordsPassword,
    });
    expect(exit).toBe(2);
    expect(json.failure.message).toContain('larder init');
  });
});
