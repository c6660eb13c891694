import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DestinationBook, type KnownDestination } from '../../../electron/backup/service/destination-book';
import { isOnSameDisk, requireUsableFolder } from '../../../electron/backup/service/lane';
import { FailureError } from '../../../shared/failures/failures';
import { temporaryFolder } from '../../support/temporary-folder';

const usb: KnownDestination = {
  id: '01900000-0000-7000-8000-000000000001',
  kind: 'folder',
  label: 'USB stick',
  path: '/media/usb/Larder',
  repositoryId: 'a'.repeat(64),
  addedAt: '2026-11-21T08:00:00.000Z',
  lastSnapshot: null,
  lastProof: null,
  lastFailure: null,
  replacesKeyFile: null,
  copies: 0,
  bytes: 0,
};

const refusalOf = (records: string, path: string): string => {
  try {
    requireUsableFolder(records, path);
    return 'taken';
  } catch (error) {
    return error instanceof FailureError ? error.failure.key : String(error);
  }
};

describe('the book of places for copies', () => {
  test('is there again after a restart', async () => {
    const path = join(await temporaryFolder(), 'destinations.json');
    const book = new DestinationBook(path);
    book.add(usb);
    book.change(usb.id, { copies: 3 });
    book.noteDaily('2026-11-21T02:00:00.000Z');
    const again = new DestinationBook(path);
    expect(again.destinations).toEqual([{ ...usb, copies: 3 }]);
    expect(again.lastDaily).toBe('2026-11-21T02:00:00.000Z');
  });

  test('that was damaged keeps no records from opening, and stays beside the new one', async () => {
    const path = join(await temporaryFolder(), 'destinations.json');
    writeFileSync(path, '{"version":1,"last');
    const book = new DestinationBook(path);
    expect(book.destinations).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('{"version":1,"last');
    book.add(usb);
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe('{"version":1,"last');
    expect(new DestinationBook(path).destinations).toEqual([usb]);
  });
});

describe('a folder for copies', () => {
  test('is refused inside the folder of the records, however its name is written', async () => {
    const root = await temporaryFolder();
    const records = join(root, 'records');
    mkdirSync(records);
    symlinkSync(records, join(root, 'link'));
    for (const path of [records, join(records, 'copies'), join(root, 'link', 'copies'), `${records}/../records/x/y`])
      expect(refusalOf(records, path)).toBe('destination/inside-records');
    expect(refusalOf(records, join(root, 'records-copies'))).toBe('taken');
  });

  test('is refused by a name that depends on where one stands', async () => {
    expect(refusalOf('/records', 'copies')).toBe('request/malformed');
  });

  test('is refused with other files in it, and taken with nothing or with copies', async () => {
    const root = await temporaryFolder();
    const records = join(root, 'records');
    const [photos, copies, hidden] = ['photos', 'copies', 'hidden'].map((name) => join(root, name));
    mkdirSync(join(photos ?? '', 'holiday'), { recursive: true });
    mkdirSync(join(copies ?? '', 'keys'), { recursive: true });
    writeFileSync(join(copies ?? '', 'config'), '');
    mkdirSync(join(hidden ?? '', '.Trash-1000'), { recursive: true });
    expect(refusalOf(records, photos ?? '')).toBe('destination/not-empty');
    expect(refusalOf(records, copies ?? '')).toBe('taken');
    expect(refusalOf(records, hidden ?? '')).toBe('taken');
  });

  test('on the disk of the records is told, and nothing is told of one that is away', async () => {
    const root = await temporaryFolder();
    expect(isOnSameDisk(root, root)).toBe(true);
    expect(isOnSameDisk(root, '/proc')).toBe(process.platform === 'linux' ? false : null);
    expect(isOnSameDisk(root, join(root, 'gone'))).toBeNull();
  });
});
