import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract';
import type { Office } from '../host/office';
import type { RunningTasks } from '../host/running-tasks';
import type { CommandLine } from './arguments';
import type { Secrets } from './secrets';

export const exitCodes = { fine: 0, failed: 1, wrongUse: 2, needsAttention: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Outcome {
  readonly exit: ExitCode;
  /** The one object on stdout with --json. */
  readonly json: Readonly<Record<string, unknown>>;
  /** What a person reads without it. */
  readonly text: string;
}

/** What a command works with: the same channels a window has, as the one who was identified. */
export interface Desk {
  readonly office: Office;
  readonly tasks: RunningTasks;
  /** @throws FailureError when the intent is refused. */
  call<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  progress(line: string): void;
}

export interface CliCommand {
  readonly name: string;
  /** `nobody` for what works before there are records. */
  readonly needs: 'nobody' | 'person' | 'person-or-recovery';
  readonly run: (desk: Desk, line: CommandLine, secrets: Secrets) => Promise<Outcome>;
}

export const fine = (json: Outcome['json'], text: string): Outcome => ({ exit: exitCodes.fine, json, text });
export const attention = (json: Outcome['json'], text: string): Outcome => ({
  exit: exitCodes.needsAttention,
  json,
  text,
});
export const failed = (json: Outcome['json'], text: string): Outcome => ({ exit: exitCodes.failed, json, text });
