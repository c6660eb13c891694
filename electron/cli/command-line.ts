import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { FailureError } from '../../shared/failures/failures';
import { type Composition, composeHost } from '../host/compose';
import { defaultDataRoot } from '../system/default-data-root';
import type { ProcessLauncher } from '../system/processes';
import { type CommandLine, parseCommandLine, usage, WrongUse } from './arguments';
import { type ExitCode, exitCodes, type Outcome } from './command';
import { askRunningLarder } from './local-socket';
import { explained, runCommand } from './run-command';
import { type Secrets, takeSecrets } from './secrets';

export interface CommandLineOptions {
  readonly parameters: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly launcher: ProcessLauncher;
  /** The folder of the built main files. */
  readonly builtFiles: string;
  /** When child processes may be started; the secrets have left the environment before this is asked. */
  readonly ready?: () => Promise<unknown>;
}

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** One command from a terminal, from its words to its exit code. Needs no display; stdout carries the result alone. */
export async function commandLine({
  parameters,
  environment,
  launcher,
  builtFiles,
  ready,
}: CommandLineOptions): Promise<ExitCode> {
  let json = parameters.includes('--json');
  try {
    const line = parseCommandLine(parameters, process.cwd());
    json = line.json;
    const secrets = takeSecrets({ environment, secretFile: line.secretFile, fromStdin: line.secretsFromStdin });
    await ready?.();
    const dataRoot = resolve(
      (line.command === 'restore' ? line.options.to : line.data) ??
        line.data ??
        defaultDataRoot(process.platform, environment),
    );
    return shown(await carriedOut(dataRoot, line, secrets, launcher, builtFiles), json);
  } catch (error) {
    if (error instanceof WrongUse && !json) say(usage);
    return shown(explained(error), json);
  }
}

async function carriedOut(
  dataRoot: string,
  line: CommandLine,
  secrets: Secrets,
  launcher: ProcessLauncher,
  builtFiles: string,
): Promise<Outcome> {
  mkdirSync(dataRoot, { recursive: true, mode: 0o700 });
  const here: Composition = composeHost({
    dataRoot,
    builtFiles,
    launcher,
    announce: () => undefined,
    quit: () => undefined,
  });
  try {
    here.office.occupy();
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.key !== 'store/in-use') throw error;
    const answered = await askRunningLarder(dataRoot, { line, secrets }, say);
    if (answered) return answered;
    throw error;
  }
  try {
    await here.start({ schedules: false });
    const outcome = await runCommand(here.host, line, secrets, say);
    return outcome;
  } finally {
    await here.stop();
  }
}

function shown(outcome: Outcome, json: boolean): ExitCode {
  if (json) process.stdout.write(`${JSON.stringify(outcome.json)}\n`);
  else if (outcome.exit === exitCodes.fine || outcome.exit === exitCodes.needsAttention)
    process.stdout.write(`${outcome.text}\n`);
  else say(outcome.text);
  return outcome.exit;
}
