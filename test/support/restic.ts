import { execFile } from 'node:child_process';

export interface ResticResult {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the restic binary of this machine on a local repository. */
export function restic(root: string, password: string, ...commandLine: readonly string[]): Promise<ResticResult> {
  return new Promise((resolve, reject) => {
    execFile(
      'restic',
      ['-r', root, '--no-cache', ...commandLine],
      { env: { PATH: process.env.PATH, HOME: root, RESTIC_PASSWORD: password }, maxBuffer: 1 << 28 },
      (error, output, errors) => {
        if (error && typeof error.code !== 'number') reject(error);
        else resolve({ exitCode: error ? Number(error.code) : 0, output, errors });
      },
    );
  });
}
