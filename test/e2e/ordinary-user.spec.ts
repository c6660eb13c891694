import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { FirstRun } from './screens/first-run';
import { Home } from './screens/home';
import { startLarder, temporaryRoot } from './support/larder-app';

const harbour = { name: 'Harbour Street', owner: 'Rosalind Achterberg', password: 'four words in a row' };
const nobody = 65534;
const project = join(import.meta.dirname, '../..');

function rendererProcesses(): readonly { readonly words: string; readonly status: string }[] {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return words.includes('--type=renderer')
          ? [{ words, status: readFileSync(`/proc/${pid}/status`, 'utf8') }]
          : [];
      } catch {
        return [];
      }
    });
  return found.filter(({ status }) => status.includes(`Uid:\t${process.getuid?.()}`));
}

const asNobody = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

/** The checkout, or a copy of it where a folder above keeps other users out, as some build machines do. */
function readableCheckout(): { readonly path: string; readonly remove: () => void } {
  const runtime = process.env.LARDER_ELECTRON ?? '';
  const tried = spawnSync('setpriv', [
    ...asNobody,
    process.execPath,
    '-e',
    'fs.accessSync(process.argv[1], 1)',
    runtime,
  ]);
  if (tried.status === 0) return { path: project, remove: () => undefined };
  const copy = temporaryRoot('checkout');
  chmodSync(copy.path, 0o755);
  const path = join(copy.path, 'larder');
  spawnSync('cp', ['-a', '--reflink=auto', project, path]);
  spawnSync('chmod', ['-R', 'go+rX', path]);
  return { path, remove: copy.remove };
}

/** Runs this very file as a user without rights, with a display, bus and keyring of its own. */
async function asOrdinaryUser(): Promise<{ readonly code: number | null; readonly said: string }> {
  const checkout = readableCheckout();
  const home = temporaryRoot('ordinary');
  chownSync(home.path, nobody, nobody);
  chmodSync(home.path, 0o700);
  const desktop = [process.execPath, join(checkout.path, 'scripts/with-desktop.mjs'), '--private', '--'];
  const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test', 'ordinary-user'];
  const words = [...asNobody, ...desktop, ...playwright];
  const runtime = join(checkout.path, relative(project, process.env.LARDER_ELECTRON ?? ''));
  const ofThisDesktop =
    /^(DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS|LARDER_PRIVATE_DESKTOP|XDG_.*|PLAYWRIGHT_.*|TEST_.*|PW_.*)$/u;
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisDesktop.test(name)));
  const child = spawn('setpriv', [...words, '--reporter=line', `--output=${join(home.path, 'results')}`], {
    cwd: checkout.path,
    env: { ...environment, LARDER_ELECTRON: runtime, HOME: home.path, TMPDIR: home.path },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  home.remove();
  checkout.remove();
  return { code, said };
}

test('an ordinary user sets up Larder with Chromium’s sandbox on', async () => {
  test.setTimeout(180_000);
  test.skip(process.platform !== 'linux', 'only Linux starts tests as root, and only there the sandbox can be missing');
  if (process.getuid?.() === 0) {
    const { code, said } = await asOrdinaryUser();
    expect(code, said).toBe(0);
    expect(said).toContain('1 passed');
    return;
  }
  const root = temporaryRoot('sandboxed');
  mkdirSync(join(root.path, 'data'));
  const larder = await startLarder(join(root.path, 'data'));
  await new FirstRun(larder.window).setUp(harbour);
  await expect(new Home(larder.window).title).toBeVisible();
  const renderers = rendererProcesses();
  expect(renderers.length).toBeGreaterThan(0);
  for (const { words, status } of renderers) {
    expect(words).not.toContain('--no-sandbox');
    // 2 = a system call filter is in force.
    expect(status).toMatch(/^Seccomp:\t2$/mu);
    expect(status).toMatch(/^NoNewPrivs:\t1$/mu);
  }
  await larder.close();
  root.remove();
});
