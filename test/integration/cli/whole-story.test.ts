import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restic } from '../../support/restic';
import {
  larder,
  larderJson,
  newRestaurant,
  recordsPassword,
  runProgram,
  squareFiles,
  toastFiles,
  withoutKeychain,
} from '../../support/terminal';

/** Worked out by hand from the two vendors' files: Square's tender columns less their tips, Toast's totals less their tips. */
const day21 = {
  businessDate: '2026-11-21',
  orders: { count: 19, byStatus: { PENDING: 1, FINISHED: 17, CANCELLED: 1 } },
  payments: [
    { method: 'CASH', count: 7, amountMinor: 11_722 + 2_673, tipMinor: 0 },
    { method: 'CARD', count: 6, amountMinor: 143_609 + 14_514, tipMinor: 1_700 + 400 },
    { method: 'ONLINE', count: 2, amountMinor: 1_403 + 2_698, tipMinor: 0 },
    { method: 'GIFT', count: 2, amountMinor: 2_051 + 1_080, tipMinor: 0 },
    { method: 'HOUSE', count: 2, amountMinor: 2_520 + 2_160, tipMinor: 0 },
  ],
  refunds: [],
  expectedCashMinor: 14_395,
};
const day22 = {
  businessDate: '2026-11-22',
  orders: { count: 0, byStatus: {} },
  payments: [],
  refunds: [
    { method: 'CASH', count: 1, amountMinor: 1_403 },
    { method: 'CARD', count: 2, amountMinor: 5_829 + 2_000 },
  ],
  expectedCashMinor: -1_403,
};

const asRosa = { password: recordsPassword };
let folder: string;
let recoveryCode: string;
const data = () => join(folder, 'records');
const copies = () => join(folder, 'usb');
const at = (...words: readonly string[]) => [...words, '--data', data()];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-cli-'));
  recoveryCode = await newRestaurant(data());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the engine without a window', () => {
  it('gives a recovery code of seven groups and makes the folder its owner’s alone', () => {
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(statSync(data()).mode & 0o077).toBe(0);
    expect(readdirSync(data())).toEqual(expect.arrayContaining(['keys.json', 'store']));
  });

  it('imports Square’s two files with their control totals and no problem but one warning', async () => {
    const { exit, json, errors } = await larderJson<{
      source: string;
      rows: unknown;
      controlTotals: readonly unknown[];
      problems: readonly { code: string; row: number }[];
    }>(at('import', ...squareFiles), asRosa);
    expect({ exit, source: json.source, rows: json.rows }).toEqual({
      exit: 0,
      source: 'square',
      rows: { read: 22, applied: 22, rejected: 0, duplicate: 0, quarantined: 0 },
    });
    expect(json.controlTotals).toContainEqual({
      businessDate: '2026-11-21',
      method: 'CASH',
      count: 5,
      amountMinor: 11_722,
      tipMinor: 0,
      refundMinor: 0,
    });
    expect(json.problems.map(({ row, code }) => `${row} ${code}`)).toEqual(['4 import/tip-on-split']);
    expect(errors).toContain('Reading 2 files');
  });

  it('imports Toast’s three files of the night', async () => {
    const { exit, json } = await larderJson<{ rows: unknown }>(at('import', ...toastFiles), asRosa);
    expect(exit).toBe(0);
    expect(json.rows).toEqual({ read: 24, applied: 24, rejected: 0, duplicate: 0, quarantined: 0 });
  });

  it('answers one file in the shape of one file, and adds nothing the second time', async () => {
    const { exit, json } = await larderJson<{ file: string; source: string; rows: unknown }>(
      at('import', squareFiles[0] ?? ''),
      asRosa,
    );
    expect(exit).toBe(0);
    expect(json).toMatchObject({ source: 'square', rows: { read: 14, applied: 0, duplicate: 14 } });
  });

  it('tells the day as it was worked out by hand', async () => {
    expect((await larderJson(at('day', '--date', '2026-11-21'), asRosa)).json).toEqual(day21);
    expect((await larderJson(at('day', '--date', '2026-11-22'), asRosa)).json).toEqual(day22);
  });

  it('says 3 while there is no place for copies', async () => {
    const { exit, json } = await larderJson(at('backup', 'status'), asRosa);
    expect(exit).toBe(3);
    expect(json).toMatchObject({ dataAtRiskSeconds: null, destinations: [] });
  });

  it('copies, says how far behind the copies are, and proves one', async () => {
    const added = await larderJson<{ id: string }>(at('backup', 'add-folder', copies()), asRosa);
    expect(added.exit).toBe(0);
    const made = await larderJson(at('backup', 'now'), asRosa);
    expect(made.exit).toBe(0);
    expect(made.json).toMatchObject({
      snapshot: expect.stringMatching(/^[0-9a-f]{64}$/),
      newBytes: expect.any(Number),
      seconds: expect.any(Number),
      destinations: [{ id: added.json.id, kind: 'folder', ok: true }],
    });
    const status = await larderJson(at('backup', 'status'), asRosa);
    expect(status.exit).toBe(0);
    expect(status.json).toMatchObject({
      dataAtRiskSeconds: 0,
      destinations: [{ lastSnapshotAt: expect.any(String), lastProvedAt: expect.any(String), lagSeconds: 0 }],
    });
    const proved = await larderJson(at('backup', 'verify'), asRosa);
    expect(proved.exit).toBe(0);
    expect(proved.json).toMatchObject({ ok: true, destinations: [{ ok: true, differences: [] }] });
  });

  it('verifies its trail and its health', async () => {
    const trail = await larderJson(at('audit', 'verify'), asRosa);
    expect(trail.exit).toBe(0);
    expect(trail.json).toMatchObject({ ok: true, headHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const health = await larderJson<{ checks: readonly { name: string }[] }>(at('health'), asRosa);
    expect([0, 3]).toContain(health.exit);
    expect(health.json.checks.map((check) => check.name)).toEqual(
      expect.arrayContaining(['disk', 'store', 'keychain', 'proof']),
    );
  });

  it('leaves copies that stock restic lists, reads through and restores, and sqlite3 counts', async () => {
    const listed = await restic(copies(), recoveryCode, 'snapshots', '--json');
    expect(listed.exitCode).toBe(0);
    expect(JSON.parse(listed.output).length).toBeGreaterThan(0);
    const checked = await restic(copies(), recoveryCode, 'check', '--read-data');
    expect(checked.errors).toBe('');
    expect(checked.exitCode).toBe(0);
    const out = join(folder, 'out');
    expect((await restic(copies(), recoveryCode, 'restore', 'latest', '--target', out)).exitCode).toBe(0);
    const store = join(out, 'store');
    const base = join(store, 'base/store.db');
    const log = join(store, 'overlay/store.db-wal');
    if (existsSync(log)) await runProgram('mv', [log, join(store, 'base')], { environment: process.env });
    const sql =
      'SELECT count(*) FROM live_order; SELECT count(*) FROM live_payment; SELECT count(*) FROM live_refund; SELECT count(*) FROM user;';
    const counted = await runProgram('sqlite3', [base, sql], { environment: process.env });
    expect(counted.errors).toBe('');
    expect(counted.output.trim().split('\n')).toEqual(['19', '20', '3', '1']);
  });

  it('refuses stock restic another password', async () => {
    expect((await restic(copies(), 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA', 'snapshots')).exitCode).not.toBe(0);
  });

  it('puts everything back on a new computer with the folder and the code alone', async () => {
    const elsewhere = join(folder, 'new-computer');
    const put = await larderJson<{ counts: Record<string, number> }>(
      ['restore', '--from', copies(), '--to', elsewhere],
      { recoveryCode },
    );
    expect(put.errors).not.toContain(recoveryCode);
    expect(put.exit).toBe(0);
    expect(put.json).toMatchObject({
      ok: true,
      snapshot: expect.any(String),
      capturedAt: expect.any(String),
      seconds: expect.any(Number),
      counts: { orders: 19, payments: 20, refunds: 3, users: 1 },
    });
    const there = { password: recordsPassword };
    expect((await larderJson(['day', '--date', '2026-11-21', '--data', elsewhere], there)).json).toEqual(day21);
    expect((await larderJson(['audit', 'verify', '--data', elsewhere], there)).json).toMatchObject({ ok: true });
  });

  it('puts back on a computer that has no keychain, where the code opens the records from then on', async () => {
    const elsewhere = join(folder, 'no-keychain');
    const environment = withoutKeychain(await mkdtemp(join(folder, 'empty-')));
    const words = ['restore', '--from', copies(), '--to', elsewhere];
    expect((await larderJson(words, { recoveryCode, environment })).exit).toBe(0);
    const day = ['day', '--date', '2026-11-21', '--data', elsewhere];
    const both = { password: recordsPassword, recoveryCode, environment };
    expect((await larderJson(day, both)).json).toEqual(day21);
    const locked = await larderJson<{ failure: { key: string } }>(day, { password: recordsPassword, environment });
    expect(locked.exit).toBe(1);
    expect(locked.json.failure.key).toMatch(/^keychain\//);
  });

  it('never puts back over records that are there', async () => {
    const again = await larderJson<{ failure: { key: string } }>(['restore', '--from', copies(), '--to', data()], {
      recoveryCode,
    });
    expect(again.exit).toBe(1);
    expect(again.json.failure.key).toBe('restore/not-empty');
    const second = await larderJson<{ failure: { key: string } }>(at('init'), asRosa);
    expect(second.json.failure.key).toBe('restore/not-empty');
  });

  it('reads for a person without --json, results on stdout and progress on stderr', async () => {
    const told = await larder(at('day', '--date', '2026-11-21'), asRosa);
    expect(told.exit).toBe(0);
    expect(told.output).toContain('2026-11-21: 19 orders');
  });
});
