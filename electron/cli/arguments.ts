import { parseArgs } from 'node:util';

export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

export interface CommandLine {
  /** `init`, `backup now`, `audit verify` … */
  readonly command: string;
  readonly operands: readonly string[];
  /** Where the person stood: relative names mean this folder, also when the running app carries the command out. */
  readonly folder: string;
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly data: string | undefined;
  readonly json: boolean;
  readonly user: string | undefined;
  readonly secretFile: string | undefined;
  readonly secretsFromStdin: boolean;
  readonly sample: boolean;
}

const withVerb: ReadonlySet<string> = new Set(['backup', 'audit']);

export const usage = `Usage: larder <command> [--data DIR] [--json] [--user NAME] [--secret-file FILE | --secret-stdin]

  init [--sample] [--owner NAME] [--restaurant NAME] [--currency USD] [--time-zone ZONE] [--cutoff 04:00]
  import FILE…                     adds exports of the POS
  day --date YYYY-MM-DD            orders, payments and cash of one business date
  backup add-folder DIR            makes a folder a place for copies
  backup now | status | verify
  restore --from DIR --to DATA [--snapshot ID]
  audit verify
  health

Secrets come from LARDER_PASSWORD and LARDER_RECOVERY_CODE, from --secret-file (lines NAME=value) or --secret-stdin,
never from arguments. Exit codes: 0 fine, 1 failed, 2 wrong use, 3 needs attention.`;

const optionNames = [
  'owner',
  'restaurant',
  'currency',
  'time-zone',
  'cutoff',
  'date',
  'from',
  'to',
  'snapshot',
  'label',
] as const;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** @throws WrongUse with a sentence for the person at the terminal. */
export function parseCommandLine(parameters: readonly string[], folder: string): CommandLine {
  const parsed = parsedOptions(parameters);
  const [first, ...rest] = parsed.positionals;
  if (!first) throw new WrongUse('Say what to do.');
  const verb = withVerb.has(first) ? rest[0] : undefined;
  if (withVerb.has(first) && !verb) throw new WrongUse(`Say what to do with ${first}.`);
  const { values } = parsed;
  return {
    command: verb ? `${first} ${verb}` : first,
    operands: verb ? rest.slice(1) : rest,
    folder,
    options: Object.fromEntries(optionNames.map((name) => [name, values[name]])),
    data: values.data,
    json: values.json ?? false,
    user: values.user,
    secretFile: values['secret-file'],
    secretsFromStdin: values['secret-stdin'] ?? false,
    sample: values.sample ?? false,
  };
}

function parsedOptions(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      allowPositionals: true,
      strict: true,
      options: {
        data: text,
        json: flag,
        user: text,
        'secret-file': text,
        'secret-stdin': flag,
        sample: flag,
        owner: text,
        restaurant: text,
        currency: text,
        'time-zone': text,
        cutoff: text,
        date: text,
        from: text,
        to: text,
        snapshot: text,
        label: text,
      },
    });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}
