import { readFileSync } from 'node:fs';
import { WrongUse } from './arguments';

export interface Secrets {
  readonly password: string | null;
  readonly recoveryCode: string | null;
}

const passwordName = 'LARDER_PASSWORD';
const recoveryCodeName = 'LARDER_RECOVERY_CODE';

function fromLines(lines: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.split(/\r?\n/).flatMap((line) => {
      const cut = line.indexOf('=');
      return cut > 0 ? [[line.slice(0, cut).trim(), line.slice(cut + 1)]] : [];
    }),
  );
}

export interface SecretSources {
  readonly environment: NodeJS.ProcessEnv;
  readonly secretFile?: string | undefined;
  readonly fromStdin: boolean;
}

/** Collects the secrets and takes them out of the environment at once, before any child process can inherit them. */
export function takeSecrets({ environment, secretFile, fromStdin }: SecretSources): Secrets {
  const inherited = { [passwordName]: environment[passwordName], [recoveryCodeName]: environment[recoveryCodeName] };
  delete environment[passwordName];
  delete environment[recoveryCodeName];
  const given = {
    ...inherited,
    ...(secretFile ? fromLines(readSecretFile(secretFile)) : {}),
    ...(fromStdin ? fromLines(readFileSync(0, 'utf8')) : {}),
  };
  return { password: given[passwordName] || null, recoveryCode: given[recoveryCodeName] || null };
}

function readSecretFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new WrongUse('The secret file cannot be read.');
  }
}
