import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../system/clock';

export interface Fault {
  readonly fingerprint: string;
  readonly message: string;
  readonly stack: string;
}

export interface Log {
  info(message: string): void;
  fault(fault: Fault): void;
  tail(lines: number): readonly string[];
  faults(): readonly {
    readonly at: string;
    readonly fingerprint: string;
    readonly message: string;
    readonly count: number;
  }[];
}

const largest = 2 * 1024 * 1024;
const generations = 5;

const hiding: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){6}\b/gi, '[recovery code]'],
  [/\$argon2[^\s"']+/g, '[password hash]'],
  [/\b[0-9a-f]{64,}\b/gi, '[key or hash]'],
  [/\b(?:\d[ -]?){13,19}\b/g, '[number]'],
  [/[\w.+-]+@[\w-]+\.[\w.]+/g, '[e-mail]'],
  [/(?:\/(?:home|root|Users|tmp|media|mnt)|[A-Z]:\\)[^\s"':)]*/g, '[path]'],
  [/[−-]?[$€£]\s?\d[\d.,]*/g, '[amount]'],
];

/** Takes names of files, amounts and secrets out of a line before it reaches the disk. */
export const redact = (line: string): string =>
  hiding.reduce((text, [pattern, word]) => text.replace(pattern, word), line);

function rotate(path: string): void {
  if (!existsSync(path) || statSync(path).size < largest) return;
  rmSync(`${path}.${generations}`, { force: true });
  for (let generation = generations - 1; generation >= 1; generation -= 1)
    if (existsSync(`${path}.${generation}`)) renameSync(`${path}.${generation}`, `${path}.${generation + 1}`);
  renameSync(path, `${path}.1`);
}

/** A small rotating log: at most six files of 2 MiB, redacted line by line. Writing it never stops the work. */
export function fileLog(folder: string, clock: Clock): Log {
  const path = join(folder, 'larder.log');
  const counted = new Map<string, { at: string; message: string; count: number }>();
  const write = (level: string, message: string) => {
    const line = `${clock.now().toISOString()} ${level} ${redact(message).replaceAll('\n', ' | ')}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(path);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A full or read-only disk is reported by the health check; the log must not make it worse.
    }
  };
  return {
    info: (message) => write('info', message),
    fault: ({ fingerprint, message, stack }) => {
      const known = counted.get(fingerprint);
      counted.set(fingerprint, {
        at: clock.now().toISOString(),
        message: redact(message),
        count: (known?.count ?? 0) + 1,
      });
      write('fault', `[${fingerprint}] ${message} ${stack}`);
    },
    tail: (lines) => (existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines) : []),
    faults: () => [...counted].map(([fingerprint, fault]) => ({ fingerprint, ...fault })),
  };
}
