import { type App, type Session, shell } from 'electron';

/** The only addresses a person may be sent to in their browser. */
const allowedOutside: ReadonlySet<string> = new Set(['https://larder.example/', 'https://restic.readthedocs.io/']);

/** Nothing but our own page ever loads, opens or is permitted, in any window there is or will be. */
export function lockDown(app: App, session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (allowedOutside.has(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}

/** Switches that would let another program of this user look into the app. Refused where Larder is installed. */
export function hasDebuggingSwitch(app: App): boolean {
  return ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'inspect-port', 'js-flags'].some(
    (name) => app.commandLine.hasSwitch(name),
  );
}
