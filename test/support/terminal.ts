import { spawn } from 'node:child_process';
import path from 'node:path';

export const projectRoot = path.join(import.meta.dirname, '../..');
/** The built main files: the very ones that ship. */
export const builtFiles = path.join(projectRoot, 'out/main');
export const recordsPassword = 'a quiet kitchen at dawn';

export interface Secrets {
  readonly password?: string;
  readonly recoveryCode?: string;
}

export interface TerminalOptions extends Secrets {
  readonly environment?: NodeJS.ProcessEnv;
  readonly folder?: string;
  readonly input?: string;
}

export interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

export type Json = Readonly<Record<string, unknown>>;

export interface Answer<Shape> extends Ended {
  readonly json: Shape;
}

/** The environment of a terminal on this machine: with its keyring, without the secrets of another test. */
export function terminalEnvironment({ password, recoveryCode, environment }: TerminalOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: undefined,
    LARDER_PASSWORD: password,
    LARDER_RECOVERY_CODE: recoveryCode,
    ...environment,
  };
}

/** A terminal without any keychain: no session bus, and no folder where one could be found. */
export const withoutKeychain = (emptyFolder: string): NodeJS.ProcessEnv => ({
  DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(emptyFolder, 'no-bus')}`,
  XDG_RUNTIME_DIR: emptyFolder,
});

export function runProgram(
  program: string,
  words: readonly string[],
  { environment, folder, input }: { environment: NodeJS.ProcessEnv; folder?: string; input?: string },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env: environment, cwd: folder ?? projectRoot });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('error', reject);
    child.once('close', (exit, signal) => resolve({ exit, signal, output, errors }));
    // A program that ends before it reads leaves a broken pipe; how it ended is told above.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** Runs a command of the built Larder as a person at a terminal does. */
export const larder = (words: readonly string[], options: TerminalOptions = {}): Promise<Ended> =>
  runProgram(process.execPath, [path.join(builtFiles, 'cli.js'), ...words], {
    environment: terminalEnvironment(options),
    ...(options.folder ? { folder: options.folder } : {}),
    ...(options.input ? { input: options.input } : {}),
  });

/** Runs a command with --json. @throws when stdout is anything but one object. */
export async function larderJson<Shape = Json>(
  words: readonly string[],
  options: TerminalOptions = {},
): Promise<Answer<Shape>> {
  const ended = await larder([...words, '--json'], options);
  try {
    return { ...ended, json: JSON.parse(ended.output) as Shape };
  } catch {
    throw new Error(`not one object on stdout of ${words.join(' ')}:\n${ended.output}\n${ended.errors}`);
  }
}

const fixtures = path.join(projectRoot, 'test/fixtures/imports');
const below = (names: readonly string[]) => names.map((name) => path.join(fixtures, name));

export const squareFiles = below([
  'square/transactions-2026-11-21-2026-11-23.csv',
  'square/items-2026-11-21-2026-11-23.csv',
]);
export const toastFiles = below([
  'toast/20261121/OrderDetails.csv',
  'toast/20261121/PaymentDetails.csv',
  'toast/20261121/ItemSelectionDetails.csv',
]);
export const wrongFile = (name: string): string => path.join(fixtures, 'wrong', name);

/** Makes the records of a restaurant in Los Angeles. @returns its recovery code. */
export async function newRestaurant(data: string, options: TerminalOptions = {}): Promise<string> {
  const words = ['init', '--owner', 'rosa', '--restaurant', 'Harbour Street', '--time-zone', 'America/Los_Angeles'];
  const made = await larderJson<{ recoveryCode: string }>([...words, '--data', data], {
    password: recordsPassword,
    ...options,
  });
  if (made.exit !== 0) throw new Error(made.errors + made.output);
  return made.json.recoveryCode;
}
