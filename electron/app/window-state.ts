import { existsSync, readFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { writeFileAtomically } from '../system/atomic-file';

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(640),
  height: z.int().min(480),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;

/** @returns where the window was, when it still lies on a screen; else null. */
export function readWindowState(path: string, screens: readonly Rectangle[]): WindowState | null {
  if (!existsSync(path)) return null;
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const onScreen = screens.some(
      (screen) =>
        state.x < screen.x + screen.width - 80 &&
        state.x + state.width > screen.x + 80 &&
        state.y >= screen.y - 8 &&
        state.y < screen.y + screen.height - 80,
    );
    return onScreen ? state : null;
  } catch {
    return null;
  }
}

/** Writes down where the window is. A window that is closed already has done so itself. */
export function saveWindowState(window: BrowserWindow, path: string): void {
  if (window.isDestroyed()) return;
  writeFileAtomically(path, JSON.stringify({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
}

/** Quitting by the menu or a signal closes no window, so the way out saves it as well. */
export function keepWindowState(window: BrowserWindow, path: string): void {
  window.on('close', () => saveWindowState(window, path));
}
