// A Larder without window or records: the real feed in a real Electron, driven by the environment. It writes one JSON
// line per step to the file STEPS.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import electronUpdater from 'electron-updater';
import { installedFeed } from '../../../../electron/update/installed-feed';
import { FailureError } from '../../../../shared/failures/failures';
import { tamperWithPending } from './tamper-with-pending';

const given = (name: string): string => process.env[name] ?? '';
const say = (line: Readonly<Record<string, unknown>>): void =>
  appendFileSync(given('STEPS'), `${JSON.stringify(line)}\n`);

// The test's program is not packed by electron-builder; everything after this switch is as in an installed one.
electronUpdater.autoUpdater.forceDevUpdateConfig = true;

async function run(): Promise<void> {
  await app.whenReady();
  const feed = installedFeed({
    version: app.getVersion(),
    platform: 'linux-x64',
    recordPath: given('RECORD'),
    configPath: join(app.getAppPath(), 'dev-app-update.yml'),
    appImage: given('APPIMAGE'),
    publicKeys: [given('PUBLIC_KEY')],
    clock: { now: () => new Date(given('NOW')), monotonicMs: () => 0 },
    report: (line) => say({ log: line }),
    leave: async (last) => {
      say({ step: 'left' });
      last();
    },
    startAgain: (program) => {
      say({ step: 'start again', program });
      app.exit(0);
    },
  });
  for (const step of given('DO').split(' ')) {
    try {
      if (step === 'check') await feed.check();
      if (step === 'tamper') tamperWithPending(given('XDG_CACHE_HOME'));
      if (step === 'install') {
        await feed.install();
        return;
      }
      if (step === 'roll-back') {
        await feed.rollBack();
        return;
      }
      say({ step, ...feed.state, previous: feed.previous });
    } catch (error) {
      const failure = error instanceof FailureError ? error.failure : null;
      say({ step, refused: failure?.key ?? String(error), reason: failure?.detail.reason ?? null, ...feed.state });
    }
  }
  app.exit(0);
}

void run();
