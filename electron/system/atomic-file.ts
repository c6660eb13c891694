import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a rename survive a power cut. Windows keeps directory entries safe by itself and refuses to open directories. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Replaces a file whole or not at all: temporary file beside it, fsync, rename, fsync of the directory. */
export function writeFileAtomically(path: string, bytes: Uint8Array | string, mode = 0o600): void {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  const temporary = `${path}.${process.pid}.tmp`;
  const handle = openSync(temporary, 'w', mode);
  try {
    for (let written = 0; written < content.byteLength; ) written += writeSync(handle, content, written);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(handle);
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncDirectory(dirname(path));
}
