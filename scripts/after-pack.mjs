// electron-builder runs this on every packed folder, before fuses and signing.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pinnedVersion } from './lib/electron-runtime.mjs';

export function afterPack({ appOutDir, packager, electronPlatformName }) {
  refuseUnofficialElectron(appOutDir, packager);
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents/Resources')
      : path.join(appOutDir, 'resources');
  // Electron's own welcome app would run if app.asar were taken away.
  rmSync(path.join(resources, 'default_app.asar'), { force: true });
}

/** The registry copy is somebody else's upload: good enough to develop on, never to hand to a restaurant. */
function refuseUnofficialElectron(appOutDir, packager) {
  const versionFile = path.join(appOutDir, 'version');
  const packed = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : undefined;
  const isCopy = String(packager.config.electronDist ?? '').includes('.cache');
  const isPinned = packed === undefined || packed === pinnedVersion();
  if (!isCopy && isPinned) return;
  if (process.env.LARDER_UNOFFICIAL_ELECTRON === '1') {
    console.error(
      'Packed with an Electron that is not the official build: for trying out only, never for publication.',
    );
    return;
  }
  throw new Error(
    'Packaging refuses an Electron that is not the official build. Fetch the official one (scripts/ensure-electron.mjs), ' +
      'or set LARDER_UNOFFICIAL_ELECTRON=1 to try out a folder that nobody else will run.',
  );
}
