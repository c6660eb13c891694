import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restic } from '../../support/restic';
import { larderJson, projectRoot } from '../../support/terminal';

interface Facts {
  readonly recoveryCode: string;
  readonly password: string;
  readonly snapshot: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly auditHead: string;
  readonly day: { readonly businessDate: string; readonly expectedCashMinor: number; readonly cardMinor: number };
}

interface Day {
  readonly expectedCashMinor: number;
  readonly payments: readonly { readonly method: string; readonly amountMinor: number }[];
}

const frozen = join(projectRoot, 'test/fixtures/frozen');
const releases = readdirSync(frozen, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

describe.each(releases)('copies made by %s', (release) => {
  const facts = JSON.parse(readFileSync(join(frozen, release, 'facts.json'), 'utf8')) as Facts;
  let folder: string;
  let copies: string;

  // The fixture stays as it is: a restore goes on copying to where it came from.
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'larder-frozen-'));
    copies = join(folder, 'copies');
    cpSync(join(frozen, release, 'copies'), copies, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are sound to stock restic', async () => {
    const checked = await restic(copies, facts.recoveryCode, 'check', '--read-data');
    expect(checked).toMatchObject({ exitCode: 0 });
  });

  it('are put back with their figures and their trail', async () => {
    const records = join(folder, 'records');
    const code = { recoveryCode: facts.recoveryCode };
    const restored = await larderJson(
      ['restore', '--from', copies, '--to', records, '--snapshot', facts.snapshot],
      code,
    );
    expect(restored).toMatchObject({ exit: 0, json: { ok: true, counts: facts.counts } });
    const both = { ...code, password: facts.password };
    const { json: day } = await larderJson<Day>(['day', '--date', facts.day.businessDate, '--data', records], both);
    expect(day.expectedCashMinor).toBe(facts.day.expectedCashMinor);
    expect(day.payments.find(({ method }) => method === 'CARD')?.amountMinor).toBe(facts.day.cardMinor);
    const trail = await larderJson(['audit', 'verify', '--data', records], both);
    expect(trail).toMatchObject({ exit: 0, json: { ok: true } });
  });
});
