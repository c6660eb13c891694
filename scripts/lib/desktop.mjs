// A display, a session bus and a keyring for programs that need them, on machines that have none.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './electron-runtime.mjs';

const keyringSession = path.join(projectRoot, 'scripts/keyring-session.mjs');

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export function hasSessionBus() {
  if (process.platform !== 'linux' || process.env.DBUS_SESSION_BUS_ADDRESS) return true;
  // libdbus finds the bus of a systemd user session here without being told.
  return Boolean(process.env.XDG_RUNTIME_DIR && existsSync(path.join(process.env.XDG_RUNTIME_DIR, 'bus')));
}

/** Chromium's sandbox refuses to run as root; anyone else keeps it. */
export function sandboxParameters() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Wraps a command so that it has a display, a session bus and a keyring. `private` always makes new ones, apart from the
 * user's: tests must never touch, or wait for, the keyring of the person who runs them.
 * Answers `{ command, notes }`: notes are the sentences to say before starting it.
 */
export function withDesktop(command, { private: isPrivate = false } = {}) {
  if (process.platform !== 'linux' || (isPrivate && process.env.LARDER_PRIVATE_DESKTOP)) return { command, notes: [] };
  const notes = [];
  let wrapped = command;
  if (isPrivate || !hasSessionBus()) {
    const mode = isPrivate ? '--private' : '--kept';
    wrapped = ['dbus-run-session', '--', process.execPath, keyringSession, mode, '--', ...wrapped];
    if (!isPrivate) notes.push('No desktop session here: starting a session bus and a keyring for this run.');
  }
  if (isPrivate || !hasDisplay()) {
    wrapped = ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24', ...wrapped];
    if (!isPrivate) notes.push('No display here: the window opens on a virtual one (Xvfb). Press Ctrl C to end.');
  }
  return { command: wrapped, notes };
}
