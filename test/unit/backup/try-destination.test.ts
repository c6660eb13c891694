import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Destination } from '../../../electron/backup/destinations/destination';
import { createFolderDestination } from '../../../electron/backup/destinations/folder-destination';
import { tryDestination } from '../../../electron/backup/destinations/try-destination';

let root: string;
let folder: Destination;
const bytes = Uint8Array.from({ length: 4096 }, (_, index) => index % 251);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'larder-try-'));
  folder = createFolderDestination({ id: 'usb', root, readBack: true, isWindows: false, randomName: () => 'try' });
  // A place without its config is taken for an empty mount point and never written to.
  await folder.put({ type: 'config', name: 'config' }, bytes);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const filesLeft = (): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

it('writes, lists, reads back and removes, and leaves nothing', async () => {
  await tryDestination(folder, bytes);
  expect(filesLeft()).toEqual(['config']);
});

it('says so when what comes back is not what was written', async () => {
  const lying: Destination = { ...folder, get: async () => bytes.map((byte) => byte ^ 1) };
  await expect(tryDestination(lying, bytes)).rejects.toMatchObject({ code: 'damaged', destinationId: 'usb' });
});

it('says so when the place does not list what was written', async () => {
  const forgetful: Destination = { ...folder, list: async () => [] };
  await expect(tryDestination(forgetful, bytes)).rejects.toMatchObject({ code: 'damaged' });
});
