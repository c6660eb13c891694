import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where records lie when nobody says otherwise: the same for the window and the command line. */
export function defaultDataRoot(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  const base: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
    win32: environment.APPDATA ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
  };
  return join(base[platform] ?? environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'Larder');
}
