import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract';
import { FailureError } from '../../shared/failures/failures';
import type { Host } from '../host/host';
import type { Caller } from '../pipeline/actor';
import { type CommandLine, WrongUse } from './arguments';
import { type CliCommand, type Desk, exitCodes, type Outcome } from './command';
import { commandNamed } from './commands/commands';
import type { Secrets } from './secrets';

/** Who gives this command, proved by the secrets that came with it. @throws FailureError or WrongUse */
async function identify(host: Host, command: CliCommand, line: CommandLine, secrets: Secrets): Promise<Caller> {
  if (command.needs === 'nobody') return { kind: 'session', sessionId: null };
  if (secrets.password !== null) {
    const owners = host.office.facts?.owners ?? [];
    const username = line.user ?? (owners.length === 1 ? owners[0] : undefined);
    if (!username) throw new WrongUse('There are several owners: say who acts with --user NAME.');
    const { userId } = await host.office.store.writer.request('checkPassword', {
      username,
      password: secrets.password,
    });
    return { kind: 'person', userId };
  }
  if (secrets.recoveryCode !== null) {
    await host.office.keyRing.openWithRecoveryCode(secrets.recoveryCode, false);
    await noteRecoveryCode(host, command.name);
    return { kind: 'recovery' };
  }
  throw new WrongUse('Say who acts: put a password in LARDER_PASSWORD, or the recovery code in LARDER_RECOVERY_CODE.');
}

/** Whoever holds the code has no name, so that it was used at all is what the trail can tell. */
async function noteRecoveryCode(host: Host, command: string): Promise<void> {
  const summary = `The recovery code was used on the command line: ${command}.`;
  const drafts = [{ action: 'auth.recovery-code', entity: 'keys', summary, severity: 'notice' }] as const;
  await host.office.store.writer.request('record', { drafts, caller: { kind: 'recovery' } });
  host.noteChange();
}

async function requireOpen(host: Host, secrets: Secrets): Promise<void> {
  const { office } = host;
  if (office.phase.phase === 'keychain' && secrets.recoveryCode !== null) {
    const keys = await office.keyRing.openWithRecoveryCode(secrets.recoveryCode, false);
    await office.openWith(async () => keys);
  }
  const { phase, problem } = office.phase;
  if (phase === 'first-run') throw new WrongUse('There are no records in this folder yet: larder init makes them.');
  if (problem) throw new FailureError(problem.key, problem.detail, problem.message);
}

/** Runs one command on a host, whether it came from this terminal or over the local socket of the running app. */
export async function runCommand(
  host: Host,
  line: CommandLine,
  secrets: Secrets,
  progress: (text: string) => void,
): Promise<Outcome> {
  const command = commandNamed(line.command);
  if (!command) return wrongUse(`There is no command “${line.command}”.`);
  try {
    if (command.needs !== 'nobody') await requireOpen(host, secrets);
    const caller = await identify(host, command, line, secrets);
    const call = async <Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
      const { envelope } = await host.call(channel, input, caller);
      if (!envelope.ok) throw new FailureError(envelope.failure.key, envelope.failure.detail, envelope.failure.message);
      return envelope.value as OutputOf<Name>;
    };
    const desk: Desk = { office: host.office, tasks: host.tasks, call, progress };
    return await command.run(desk, line, secrets);
  } catch (error) {
    return explained(error);
  }
}

export const wrongUse = (message: string): Outcome => ({
  exit: exitCodes.wrongUse,
  json: { ok: false, failure: { code: 'LRD-CLI-001', message } },
  text: message,
});

/** A fault of ours still ends in one sentence and an exit code. */
function fault(error: unknown): FailureError {
  return new FailureError('unexpected', { fault: error instanceof Error ? error.message : String(error) });
}

export function explained(error: unknown): Outcome {
  if (error instanceof WrongUse) return wrongUse(error.message);
  const { key, code, message, detail } = (error instanceof FailureError ? error : fault(error)).failure;
  return {
    exit: exitCodes.failed,
    json: { ok: false, failure: { key, code, message, detail } },
    text: `${message} (${code})`,
  };
}
