import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  readonly choose: (intent: string) => void;
  readonly quit: () => void;
}

const screens: readonly (readonly [label: string, intent: string])[] = [
  ['Home', 'screen:home'],
  ['Cash', 'screen:cash'],
  ['Orders', 'screen:orders'],
  ['Stock', 'screen:stock'],
  ['Backups', 'screen:backups'],
  ['Audit', 'screen:audit'],
  ['Imports', 'screen:imports'],
  ['People', 'screen:people'],
  ['Health', 'screen:health'],
  ['Settings', 'screen:settings'],
];

/** The native menu. It only says what was chosen; the window decides whether the person may. */
export function installMenu({ choose, quit }: MenuActions): void {
  const file: MenuItemConstructorOptions[] = [
    { label: 'Copy now', accelerator: 'CmdOrCtrl+B', click: () => choose('copy-now') },
    { label: 'Lock the screen', accelerator: 'CmdOrCtrl+L', click: () => choose('lock') },
    { type: 'separator' },
    { label: 'Print', accelerator: 'CmdOrCtrl+P', click: () => choose('print') },
    { type: 'separator' },
    { label: 'Quit Larder', accelerator: 'CmdOrCtrl+Q', click: quit },
  ];
  // Ctrl 1 to 9 follow the rail, which differs by role: the window itself listens for them.
  const go = screens.map(([label, intent]): MenuItemConstructorOptions => ({ label, click: () => choose(intent) }));
  const view: MenuItemConstructorOptions[] = [
    { label: 'Find anything', accelerator: 'CmdOrCtrl+K', click: () => choose('find') },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      { label: '&File', submenu: file },
      {
        label: '&Edit',
        submenu: [
          { role: 'undo' },
          { role: 'redo' },
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' },
        ],
      },
      { label: '&Go', submenu: go },
      { label: '&View', submenu: view },
    ]),
  );
}
