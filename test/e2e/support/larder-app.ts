import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface LarderApp {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** Answers the next folder dialog with this path, in place of the system's dialog that no test can operate. */
  readonly answerFolderDialog: (path: string) => Promise<void>;
  /** Leaves by the ordered way out. */
  readonly close: () => Promise<void>;
}

// Chromium's sandbox does not run as root, which only a test machine is.
const chromiumSandbox = process.getuid?.() !== 0;

/** Starts the built app on a data folder, as a person would, in the display and keyring of the test run. */
export async function startLarder(dataRoot: string): Promise<LarderApp> {
  const executablePath = process.env.LARDER_ELECTRON;
  if (!executablePath) throw new Error('LARDER_ELECTRON is not set: start these tests with npm run test:e2e');
  const app = await _electron.launch({ executablePath, chromiumSandbox, args: ['.', `--data=${dataRoot}`] });
  const window = await app.firstWindow();
  return {
    app,
    window,
    answerFolderDialog: (path) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path),
    close: () => app.close(),
  };
}

/** A folder that lives as long as one test. */
export function temporaryRoot(name: string): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `larder-e2e-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
