import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what runs in threads and processes of its own, as the app has it. @returns the folder of the built files. */
export async function builtMain(name: string): Promise<string> {
  // Inside the checkout, because native modules are found from where the files lie.
  const folder = join(root, '.cache', `test-${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: {
        input: {
          'ledger-worker': join(root, 'electron/ledger-worker.ts'),
          'backup-process': join(root, 'electron/backup/process/backup-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return folder;
}
