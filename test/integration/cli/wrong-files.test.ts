import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleHost, type RunningLarder, startLarder } from '../../support/running-larder';
import { larderJson, newRestaurant, recordsPassword, squareFiles, wrongFile } from '../../support/terminal';

interface Imported {
  readonly ok: boolean;
  readonly refused: { readonly code: string; readonly message: string } | null;
  readonly rows: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly row: number; readonly code: string; readonly message: string }[];
}

let folder: string;
let running: RunningLarder;
const data = () => join(folder, 'records');
const copies = () => join(folder, 'usb');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-wrong-'));
  const recoveryCode = await newRestaurant(data());
  running = await startLarder(await bundleHost(), data());
  await larderJson(['backup', 'add-folder', copies(), '--data', data()], { recoveryCode });
});
afterAll(async () => {
  await running.leave();
  await rm(folder, { recursive: true, force: true });
});

/** What the ledger counts, as a proved copy tells it: everything but its own trail. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const proved = await larderJson<{ destinations: readonly { rows: Record<string, number> }[] }>(
    ['backup', 'verify', '--data', data()],
    { password: recordsPassword },
  );
  const rows = proved.json.destinations[0]?.rows;
  if (!rows) throw new Error(`no proof: ${proved.output}`);
  return Object.fromEntries(Object.entries(rows).filter(([name]) => !/^(audit_seq|commit_counter)$/.test(name)));
}

const imported = (path: string) =>
  larderJson<Imported>(['import', path, '--data', data()], { password: recordsPassword });

function made(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function fiftyMegabytes(): Uint8Array {
  const one = readFileSync(squareFiles[0] ?? '');
  return Buffer.concat(Array.from({ length: Math.ceil((51 * 1024 * 1024) / one.length) }, () => one));
}

const plainSentence = /^[A-Z“].{20,}[.”]$/s;

const refusedFiles: readonly (readonly [string, () => string])[] = [
  ['a web page saved as .csv', () => wrongFile('sign-in-page.csv')],
  ['another vendor’s file', () => wrongFile('clover-payments.csv')],
  ['ids damaged by a spreadsheet program', () => wrongFile('excel-scientific-ids.csv')],
  ['ids cut off by a spreadsheet program', () => wrongFile('excel-cut-off-ids.csv')],
  ['a missing column', () => wrongFile('missing-column.csv')],
  ['a workbook', () => wrongFile('workbook.csv')],
  ['a picture', () => wrongFile('picture.csv')],
  ['no bytes at all', () => wrongFile('zero-bytes.csv')],
  [
    'noise',
    () =>
      made(
        'noise.csv',
        new Uint8Array(4096).map((_, place) => (place * 197 + 13) % 256),
      ),
  ],
  ['more than 50 MB', () => made('huge.csv', fiftyMegabytes())],
];

describe('a file with', () => {
  it.each(refusedFiles)('%s is refused in a plain sentence and changes nothing', async (_name, path) => {
    const before = await counted();
    const { exit, json } = await imported(path());
    expect(exit).toBe(1);
    expect(json.ok).toBe(false);
    expect(json.refused?.message).toMatch(plainSentence);
    expect(json.rows.applied).toBe(0);
    expect(await counted()).toEqual(before);
  });

  it('letters that are not UTF-8 is read row by row, and says so', async () => {
    const path = join(folder, 'latin.csv');
    copyFileSync(join(squareFiles[0] ?? '', '../../traps/windows-1252.csv'), path);
    const { json } = await imported(path);
    expect(json.refused).toBeNull();
    expect(json.problems.length).toBeGreaterThan(0);
    for (const problem of json.problems) expect(problem.message).toMatch(plainSentence);
  });

  it('one unreadable cell loses that row alone, names it and ends with 3', async () => {
    const text = readFileSync(squareFiles[0] ?? '', 'utf8').replace('$59.97', 'fifty-nine');
    const { exit, json } = await imported(made('one-bad-cell.csv', new TextEncoder().encode(text)));
    expect(exit).toBe(3);
    expect(json.rows).toMatchObject({ read: 14, rejected: 1 });
    expect(json.problems.some(({ row, message }) => row > 0 && plainSentence.test(message))).toBe(true);
  });
});
