import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const biome = path.join(projectRoot, 'node_modules/@biomejs/biome/bin/biome');

const refusedImports = [
  ['a rule of the trade', 'shared/domain/cash/drawer.ts', 'a library', 'zod'],
  ['a rule of the trade', 'shared/domain/cash/drawer.ts', 'Node', 'node:fs'],
  ['a rule of the trade', 'shared/domain/cash/drawer.ts', 'the contract', '../../contract/cash'],
  ['the contract', 'shared/contract/cash.ts', 'the main process', '../../electron/system/clock'],
  ['the outside world', 'electron/system/clock.ts', 'a library', 'zod'],
  ['the outside world', 'electron/system/clock.ts', 'the store', '../store/open-database'],
  ['a migration', 'electron/store/migrations/20300101000000-more.ts', 'today’s code', '../ledger-state'],
  ['the store', 'electron/store/open-database.ts', 'the back office', '../backoffice/cash/open-drawer'],
  ['the credentials', 'electron/credentials/keychain.ts', 'Electron', 'electron'],
  ['the backup engine', 'electron/backup/engine/capture.ts', 'the store', '../../store/open-database'],
  ['the backup engine', 'electron/backup/engine/capture.ts', 'the keychain', '../../credentials/keychain'],
  ['an area', 'electron/backoffice/cash/open-drawer.ts', 'another area’s SQL', '../orders/orders-sql'],
  [
    'an inner folder of an area',
    'electron/backoffice/imports/square/read.ts',
    'another area’s SQL',
    '../../orders/sql',
  ],
  ['an area', 'electron/backoffice/cash/open-drawer.ts', 'the clock of the machine', '../../system/clock'],
  ['ipc', 'electron/ipc/bridge.ts', 'SQL', '../backoffice/cash/cash-sql'],
  ['the main process', 'electron/app/window.ts', 'the renderer', '../../renderer/app/shell'],
  ['production code', 'electron/app/window.ts', 'a test', '../../test/support/clock'],
  ['any module', 'electron/app/window.ts', 'the composition root', '../main'],
  ['the bridge', 'electron/preload/preload.ts', 'the store', '../store/open-database'],
  ['a screen', 'renderer/features/cash/cash-screen.tsx', 'another screen', '../orders/orders-screen'],
  ['an inner folder of a screen', 'renderer/features/cash/parts/total.tsx', 'another screen', '../../orders/list'],
  ['a screen', 'renderer/features/cash/cash-screen.tsx', 'Electron', 'electron'],
  ['a screen', 'renderer/features/cash/cash-screen.tsx', 'Node', 'node:fs'],
  ['a widget', 'renderer/components/money.tsx', 'calls to the main process', '../api/call'],
] as const;

const allowedImports = [
  ['shared/domain/cash/drawer.ts', '../money/money'],
  ['shared/contract/cash.ts', 'zod'],
  ['shared/contract/cash.ts', '../domain/money/money'],
  ['electron/system/clock.ts', 'node:fs/promises'],
  ['electron/store/migrations/20300101000000-more.ts', './sql'],
  ['electron/store/open-database.ts', '../system/clock'],
  ['electron/store/open-database.ts', 'better-sqlite3'],
  ['electron/backup/engine/capture.ts', '../repository/pack'],
  ['electron/backoffice/cash/open-drawer.ts', './cash-sql'],
  ['electron/backoffice/cash/open-drawer.ts', '../../pipeline/module'],
  ['electron/backoffice/imports/square/read.ts', '../imports-sql'],
  ['electron/preload/preload.ts', 'electron'],
  ['renderer/features/cash/cash-screen.tsx', '../../api/call'],
  ['renderer/features/cash/cash-screen.tsx', '../../components/money'],
  ['renderer/features/cash/parts/total.tsx', '../cash-state'],
  ['renderer/features/cash/parts/total.tsx', '../../../components/money'],
  ['renderer/features/cash/cash-screen.tsx', '../../../shared/domain/cash/drawer'],
] as const;

/** The project's own rules, run in a folder that holds nothing but one file per import. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'larder-import-rules-'));
let refusedFiles: ReadonlySet<string>;

/** A file of its own beside the one the case names, so that the same layer can be tried many times. */
function caseFile(file: string, imported: string): string {
  const name = imported.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return path.posix.join(path.posix.dirname(file), `${path.posix.basename(file).split('.')[0]}-to-${name}.ts`);
}

function lintEverything(): ReadonlySet<string> {
  const configuration = JSON.parse(readFileSync(path.join(projectRoot, 'biome.json'), 'utf8'));
  const { $schema: _schema, vcs: _vcs, ...rest } = configuration;
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...rest, root: true }));
  const cases = [...refusedImports.map(([, file, , imported]) => [file, imported] as const), ...allowedImports];
  for (const [file, imported] of cases) {
    const target = path.join(folder, caseFile(file, imported));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `import { something } from '${imported}';\n\nexport const used = something;\n`);
  }
  const only = '--only=style/noRestrictedImports';
  const result = spawnSync(process.execPath, [biome, 'lint', only, '--max-diagnostics=none', '--reporter=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const report = JSON.parse(result.stdout);
  const files = report.diagnostics.map((diagnostic: { location: { path: string } }) => diagnostic.location.path);
  return new Set<string>(files);
}

beforeAll(() => {
  refusedFiles = lintEverything();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(refusedImports)('%s (%s)', (_who, file, whom, imported) => {
  test(`may not import ${whom} (${imported})`, () => {
    expect(refusedFiles).toContain(caseFile(file, imported));
  });
});

describe.each(allowedImports)('%s', (file, imported) => {
  test(`may import ${imported}`, () => {
    expect(refusedFiles).not.toContain(caseFile(file, imported));
  });
});
