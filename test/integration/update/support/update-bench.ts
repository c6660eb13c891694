import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import { developmentKey } from '../../../support/signed-release';
import { temporaryFolder } from '../../../support/temporary-folder';

const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/** What stands in for the program: it writes down that it was started, and as which version. */
export const programOf = (version: string, marks: string): string => `#!/bin/sh\necho ${version} >> '${marks}'\n`;

export interface Step {
  readonly step?: string;
  readonly state?: string;
  readonly refused?: string;
  readonly reason?: string | null;
  readonly previous?: string | null;
  readonly message?: string;
  readonly program?: string | null;
}

/** The update app, bundled once: Electron and electron-updater stay what they are. */
export async function buildUpdateApp(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron', 'electron-updater'] },
    build: {
      ssr: join(projectRoot, 'test/integration/update/support/update-process.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
  return join(folder, 'main.mjs');
}

/** A static update place on this PC: what `files` holds is what it serves. */
export async function updatePlace() {
  const files = new Map<string, string>();
  const redirects = new Map<string, string>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').split('?')[0]?.slice(1) ?? '');
    asked.push(name);
    const elsewhere = redirects.get(name);
    const content = files.get(name);
    if (elsewhere !== undefined) response.writeHead(302, { location: elsewhere }).end();
    else if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': Buffer.byteLength(content) }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return { files, redirects, asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** One installed Larder: an "AppImage" in its folder, a record, a cache, and the app that updates it. */
export async function installation(mainScript: string, place: string, version = '0.1.0') {
  const folder = await temporaryFolder();
  const marks = join(folder, 'started');
  const appImage = join(folder, 'Larder-0.1.0.AppImage');
  writeFileSync(appImage, programOf('0.1.0', marks), { mode: 0o755 });
  const app = join(folder, 'app');
  mkdirSync(app);
  symlinkSync(join(projectRoot, 'node_modules'), join(app, 'node_modules'));
  writeFileSync(
    join(app, 'dev-app-update.yml'),
    `provider: generic\nurl: ${place}\nupdaterCacheDirName: larder-updater\n`,
  );
  writeFileSync(join(app, 'main.mjs'), readFileSync(mainScript));
  const record = join(folder, 'update.json');
  let runs = 0;

  /** Starts the app, has it do the steps, and answers what it said. */
  const run = async (
    steps: string,
    as: { readonly version?: string; readonly appImage?: string; readonly now?: string } = {},
  ) => {
    runs += 1;
    const said = join(folder, `steps-${runs}`);
    writeFileSync(
      join(app, 'package.json'),
      JSON.stringify({ name: 'larder', type: 'module', main: 'main.mjs', version: as.version ?? version }),
    );
    const child = spawn(
      process.execPath,
      ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu', `--user-data-dir=${join(folder, 'window')}`, app],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          XDG_CACHE_HOME: join(folder, 'cache'),
          APPIMAGE: as.appImage ?? appImage,
          STEPS: said,
          RECORD: record,
          PUBLIC_KEY: developmentKey,
          NOW: as.now ?? '2026-11-21T12:00:00.000Z',
          DO: steps,
        },
      },
    );
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    clearTimeout(timer);
    if (!existsSync(said)) throw new Error(`the update app ended with ${code} and said nothing: ${stderr.slice(-800)}`);
    const lines = readFileSync(said, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Step);
    return { code, steps: lines.filter((line) => line.step !== undefined), all: lines };
  };
  return { folder, marks, appImage, record, run };
}
