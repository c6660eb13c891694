#!/usr/bin/env node
// Writes what is derived from shared/contract: docs/contract.md and the list of names the preload may offer.
// With --check it only says whether they are current. Runs under Electron-as-Node (see electron-node.mjs).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const server = await createServer({
  root,
  configFile: false,
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
try {
  const { derivedFiles } = await server.ssrLoadModule('/scripts/contract/derived-files.ts');
  const stale = [];
  for (const [path, text] of Object.entries(derivedFiles())) {
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
    stale.push(path);
    if (!process.argv.includes('--check')) writeFileSync(target, text);
  }
  if (process.argv.includes('--check') && stale.length > 0) {
    console.error(`Not current: ${stale.join(', ')}. Run: npm run contract`);
    process.exitCode = 1;
  }
} finally {
  await server.close();
}
