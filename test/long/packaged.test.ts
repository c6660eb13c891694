import { lstatSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ended, projectRoot, recordsPassword, runProgram, squareFiles } from '../support/terminal';

const packaged = join(projectRoot, 'dist/linux-unpacked');
const launcher = join(packaged, 'larder');
const executable = join(packaged, 'larder-desktop');

let folder: string;
const data = () => join(folder, 'records');
const copies = () => join(folder, 'usb');

/** A terminal of a person, who has no display and knows nothing of how tests run Electron. */
function environment(secrets: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, ELECTRON_RUN_AS_NODE: undefined, NODE_OPTIONS: undefined, DISPLAY: undefined, ...secrets };
}

/** A packaged program that fails to load shows a dialog nobody can click away here: it is ended instead. */
const run = (program: string, words: readonly string[], surroundings: NodeJS.ProcessEnv) =>
  runProgram('timeout', ['--signal=KILL', '60', program, ...words], { environment: surroundings });

const larder = (words: readonly string[], secrets: NodeJS.ProcessEnv = { LARDER_PASSWORD: recordsPassword }) =>
  run(launcher, words, environment(secrets));

const jsonOf = ({ output, errors }: Ended) => {
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`not one object on stdout: ${output}\n${errors}`);
  }
};

beforeAll(async () => {
  // electron-builder does not look for optional packages behind a link, and would pack a Larder without its native parts.
  if (lstatSync(join(projectRoot, 'node_modules')).isSymbolicLink())
    throw new Error('node_modules is a link: package from a checkout that has its own');
  folder = await mkdtemp(join(tmpdir(), 'larder-packaged-'));
  const made = await runProgram('node', [join(projectRoot, 'scripts/dist.mjs'), '--linux', 'dir'], {
    environment: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, LARDER_UNOFFICIAL_ELECTRON: '1' },
  });
  if (made.exit !== 0) throw new Error(made.output + made.errors);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('has every fuse where it belongs', async () => {
  const wire = await getCurrentFuseWire(executable);
  const states = {
    runAsNode: wire[FuseV1Options.RunAsNode],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    cookies: wire[FuseV1Options.EnableCookieEncryption],
    integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    asarOnly: wire[FuseV1Options.OnlyLoadAppFromAsar],
    fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
  };
  expect(states).toEqual({
    runAsNode: FuseState.DISABLE,
    nodeOptions: FuseState.DISABLE,
    inspect: FuseState.DISABLE,
    cookies: FuseState.ENABLE,
    integrity: FuseState.ENABLE,
    asarOnly: FuseState.ENABLE,
    fileProtocol: FuseState.DISABLE,
  });
});

it('runs the engine without a display: init, import, copy, put back', async () => {
  const made = await larder([
    'init',
    '--owner',
    'rosa',
    '--time-zone',
    'America/Los_Angeles',
    '--data',
    data(),
    '--json',
  ]);
  expect(made.exit, made.errors).toBe(0);
  const { recoveryCode } = jsonOf(made);
  const imported = await larder(['import', ...squareFiles, '--data', data(), '--json']);
  expect(jsonOf(imported)).toMatchObject({ rows: { applied: 22 } });
  expect((await larder(['backup', 'add-folder', copies(), '--data', data(), '--json'])).exit).toBe(0);
  const elsewhere = join(folder, 'new-computer');
  const words = ['restore', '--from', copies(), '--to', elsewhere, '--json'];
  expect(jsonOf(await larder(words, { LARDER_RECOVERY_CODE: recoveryCode }))).toMatchObject({
    ok: true,
    counts: { orders: 11 },
  });
  expect((await larder(['audit', 'verify', '--data', elsewhere, '--json'])).exit).toBe(0);
});

it('is no Node for whoever asks it to be one', async () => {
  const words = ['-e', 'process.stdout.write("ran as node")', '--no-sandbox', '--version'];
  const asked = await run(executable, words, environment({ ELECTRON_RUN_AS_NODE: '1' }));
  expect(asked.output).not.toContain('ran as node');
});

it.each(['--remote-debugging-port=0', '--inspect=0', '--js-flags=--expose-gc'])(
  'does not start with %s',
  async (word) => {
    const words = ['--no-sandbox', '--ozone-platform=headless', word, `--data=${join(folder, 'debugged')}`];
    const refused = await run(executable, words, environment());
    expect(refused.exit).toBe(2);
    expect(refused.errors).toContain('does not start with debugging switches');
  },
);
