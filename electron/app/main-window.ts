import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from '../ipc/trusted-sender';
import { keepWindowState, readWindowState } from './window-state';

export interface MainWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly statePath: string;
}

const ground = { light: '#F5F4F1', dark: '#161513' } as const;

/** The one window: sandboxed, isolated, shown when it has something to show. */
export function openMainWindow({ preload, icon, statePath }: MainWindowOptions): BrowserWindow {
  const state = readWindowState(
    statePath,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: state?.width ?? 1366,
    height: state?.height ?? 768,
    ...(state ? { x: state.x, y: state.y } : {}),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Larder',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  });
  if (state?.maximized) window.maximize();
  keepWindowState(window, statePath);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/`);
  return window;
}
