import { join } from 'node:path';
import { app, dialog, ipcMain, Notification, session } from 'electron';
import { declareAppScheme, serveApp } from './app/app-protocol';
import { appUpdateFeed } from './app/app-update-feed';
import { electronProcessLauncher } from './app/electron-processes';
import { hasDebuggingSwitch, lockDown } from './app/lock-down';
import { openMainWindow } from './app/main-window';
import { installMenu } from './app/menu';
import { occupyPatiently } from './app/occupy-patiently';
import { watchPower } from './app/power';
import { orderedShutdown, type Shutdown } from './app/shutdown';
import { watchProcess, watchWindow } from './app/watch-faults';
import { saveWindowState } from './app/window-state';
import { explainBackupError } from './backup/service/backup-failures';
import { commandLine } from './cli/command-line';
import { serveCommands } from './cli/local-socket';
import { runCommand } from './cli/run-command';
import { takeSecrets } from './cli/secrets';
import { composeHost } from './host/compose';
import { ChannelServer } from './ipc/serve-channels';
import { defaultDataRoot } from './system/default-data-root';

const here = import.meta.dirname;
const commandSwitch = '--larder-cli';

function startWindow(): void {
  const dataRoot = app.commandLine.getSwitchValue('data') || defaultDataRoot(process.platform, process.env);
  app.setPath('userData', join(dataRoot, 'window'));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  // As root (a test machine) the sandbox cannot run; there the person said so with the switch, and this would overrule it.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  declareAppScheme();
  void app
    .whenReady()
    .then(() => openOffice(dataRoot))
    .catch((error: unknown) => {
      const { message, code } = explainBackupError(error).failure;
      dialog.showErrorBox('Larder cannot start', `${message} (${code})`);
      app.exit(1);
    });
}

async function openOffice(dataRoot: string): Promise<void> {
  let server: ChannelServer | null = null;
  let shutdown: Shutdown | null = null;
  const updateFeed = appUpdateFeed(dataRoot, () => shutdown);
  const larder = composeHost({
    dataRoot,
    builtFiles: here,
    launcher: electronProcessLauncher,
    announce: (name, payload) => server?.announce(name, payload),
    quit: () => app.quit(),
    chooseFolder: async (title) => {
      const { filePaths } = await dialog.showOpenDialog({ title, properties: ['openDirectory', 'createDirectory'] });
      return filePaths[0] ?? null;
    },
    notify: (title, body) => new Notification({ title, body }).show(),
    ...(updateFeed ? { updateFeed } : {}),
  });
  const { log } = larder.office.ports;
  watchProcess(process, log);
  await occupyPatiently(() => larder.office.occupy());
  const channels = new ChannelServer(ipcMain, larder.host);
  server = channels;
  lockDown(app, session.defaultSession);
  serveApp(join(here, '../renderer'));
  const commands = await serveCommands(dataRoot, (request, progress) =>
    runCommand(larder.host, request.line, request.secrets, progress),
  ).catch((error: unknown) => {
    // Without it the terminal says that Larder is in use; the window works.
    log.fault({ fingerprint: 'command-socket', message: String(error), stack: '' });
    return { close: async () => undefined };
  });
  const starting = larder.start({ schedules: true });
  const statePath = larder.office.paths.windowState;
  const window = openMainWindow({
    preload: join(here, '../preload/preload.cjs'),
    icon: join(here, '../../resources/icons/icon.png'),
    statePath,
  });
  channels.attach(window.webContents);
  watchWindow(window.webContents, log);
  installMenu({ choose: (intent) => channels.announce('menu.chosen', { intent }), quit: () => app.quit() });
  watchPower(() => larder.woke());
  shutdown = orderedShutdown(
    app,
    [async () => saveWindowState(window, statePath), () => starting, () => commands.close(), () => larder.stop()],
    (error) => log.fault({ fingerprint: 'leaving', message: String(error), stack: '' }),
  );
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}

if (app.isPackaged && hasDebuggingSwitch(app)) {
  process.stderr.write('Larder does not start with debugging switches.\n');
  app.exit(2);
} else if (process.argv.includes(commandSwitch)) {
  const parameters = process.argv.slice(process.argv.indexOf(commandSwitch) + 1);
  void commandLine({
    parameters,
    environment: process.env,
    launcher: electronProcessLauncher,
    builtFiles: here,
    ready: () => app.whenReady(),
  }).then((code) => app.exit(code));
} else {
  takeSecrets({ environment: process.env, fromStdin: false });
  startWindow();
}
