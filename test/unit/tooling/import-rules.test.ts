import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const biome = path.join(projectRoot, 'node_modules/@biomejs/biome/bin/biome');

/** Lints one import as if it stood in that file; answers true when the import rules refuse it. */
function isRefused(file: string, imported: string): boolean {
  const source = `import { something } from '${imported}';\n\nexport const used = something;\n`;
  const result = spawnSync(process.execPath, [biome, 'lint', '--colors=off', `--stdin-file-path=${file}`], {
    cwd: projectRoot,
    input: source,
    encoding: 'utf8',
  });
  const output = result.stdout + result.stderr;
  // Guards against a linter that did not run at all: it echoes the file it read, or names the rule.
  expect(output).toMatch(/something|noRestrictedImports/);
  return output.includes('noRestrictedImports');
}

describe.each([
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
])('%s (%s)', (_who, file, whom, imported) => {
  test(`may not import ${whom} (${imported})`, () => {
    expect(isRefused(file, imported)).toBe(true);
  });
});

describe.each([
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
])('%s', (file, imported) => {
  test(`may import ${imported}`, () => {
    expect(isRefused(file, imported)).toBe(false);
  });
});
