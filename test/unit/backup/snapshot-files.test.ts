import { describe, expect, it } from 'vitest';
import type { Repository } from '../../../electron/backup/repository/repository';
import {
  findSnapshotFile,
  listSnapshotFiles,
  readSmallSnapshotFile,
} from '../../../electron/backup/repository/snapshot-files';
import type { Tree, TreeNode } from '../../../electron/backup/repository/tree';
import { failureCode } from '../../support/failure-code';

const blob = 'ab'.repeat(32);

function file(name: string, changed: Partial<TreeNode> = {}): TreeNode {
  return { name, type: 'file', size: 7, content: [blob], subtree: null, ...changed };
}

function folder(name: string, subtree: string): TreeNode {
  return { name, type: 'dir', size: 0, content: [], subtree };
}

/** The part of a repository that a walk uses, holding any trees at all: what no honest writer would store. */
function holding(trees: Readonly<Record<string, readonly TreeNode[]>>) {
  const read: string[] = [];
  const repository: Pick<Repository, 'loadTree' | 'loadBlob' | 'blobLength'> = {
    async loadTree(id): Promise<Tree> {
      read.push(id);
      return { nodes: trees[id] ?? [] };
    },
    loadBlob: async () => Buffer.from('content'),
    blobLength: (id) => (id === blob ? 7 : undefined),
  };
  return { repository, read };
}

const snapshot = holding({
  root: [file('manifest.json'), folder('store', 'store'), folder('files', 'files')],
  store: [folder('base', 'base'), folder('overlay', 'overlay')],
  base: [file('store.db', { size: 14, content: [blob, blob] })],
  overlay: [file('store.db-wal', { size: 0, content: [] })],
  files: [file('receipt-1.jpg')],
});

describe('the files of a snapshot', () => {
  it('are listed by path with sizes and blobs', async () => {
    expect(await listSnapshotFiles(snapshot.repository, 'root')).toEqual([
      { path: 'files/receipt-1.jpg', size: 7, content: [blob] },
      { path: 'manifest.json', size: 7, content: [blob] },
      { path: 'store/base/store.db', size: 14, content: [blob, blob] },
      { path: 'store/overlay/store.db-wal', size: 0, content: [] },
    ]);
  });

  it('are found without reading the folders beside them', async () => {
    snapshot.read.length = 0;
    const found = await findSnapshotFile(snapshot.repository, 'root', ['store', 'overlay', 'store.db-wal']);
    expect(found?.path).toBe('store/overlay/store.db-wal');
    expect(snapshot.read).toEqual(['root', 'store', 'overlay']);
    snapshot.read.length = 0;
    expect((await findSnapshotFile(snapshot.repository, 'root', ['manifest.json']))?.size).toBe(7);
    expect(snapshot.read).toEqual(['root']);
    expect(await findSnapshotFile(snapshot.repository, 'root', ['store', 'absent'])).toBeNull();
    expect(await findSnapshotFile(snapshot.repository, 'root', ['manifest.json', 'below'])).toBeNull();
  });

  it('are read at once only when they are small', async () => {
    const [found] = await listSnapshotFiles(snapshot.repository, 'root', ['store', 'base']);
    if (!found) throw new Error('The base is not listed');
    expect(Buffer.from(await readSmallSnapshotFile(snapshot.repository, found, 14)).toString()).toBe('contentcontent');
    expect(await failureCode(readSmallSnapshotFile(snapshot.repository, found, 13))).toBe('unsupported');
  });
});

describe('a hostile snapshot is refused whole', () => {
  it.each([
    '',
    '.',
    '..',
    '../x',
    '/etc/passwd',
    'a/b',
    'a\\b',
    'C:x',
    'file:stream',
    'nul\0',
    'line\nbreak',
    'con',
    'COM1.txt',
    'lpt¹',
    'trailing.',
    'trailing ',
    ' leading',
    'a*b',
    'a?b',
    'a|b',
    'a<b',
    'x\u202egpj.exe',
    '\ud800',
    'ü'.repeat(128),
  ])('for the name %j', async (name) => {
    const { repository } = holding({ root: [file('manifest.json'), file(name)] });
    expect(await failureCode(listSnapshotFiles(repository, 'root'))).toBe('hostile-name');
  });

  it.each(['symlink', 'dev', 'chardev', 'fifo', 'socket', 'irregular', ''])('for a node of type %j', async (type) => {
    const { repository } = holding({ root: [file('x', { type })] });
    expect(await failureCode(listSnapshotFiles(repository, 'root'))).toBe('hostile-name');
  });

  it.each([
    ['the same name twice', 'store.db', 'store.db'],
    ['names that differ in case', 'store.db', 'Store.DB'],
    ['names that look the same to a Mac', 'caf\u00e9', 'cafe\u0301'],
  ])('for %s', async (_case, first, second) => {
    const { repository } = holding({ root: [file(first), file(second)] });
    expect(await failureCode(listSnapshotFiles(repository, 'root'))).toBe('hostile-name');
  });

  it('for a folder on the way to the wanted file, even when the file itself is fine', async () => {
    const { repository } = holding({ root: [folder('..', 'up'), file('manifest.json')] });
    expect(await failureCode(findSnapshotFile(repository, 'root', ['manifest.json']))).toBe('hostile-name');
  });

  it('for folders without end', async () => {
    const { repository } = holding({ root: [folder('again', 'root')] });
    expect(await failureCode(listSnapshotFiles(repository, 'root'))).toBe('hostile-name');
  });

  it('when a size is not what the blobs make up, which restic restores as an empty file', async () => {
    const { repository } = holding({ root: [file('store.db', { size: 0 })] });
    expect(await failureCode(listSnapshotFiles(repository, 'root'))).toBe('damaged');
  });

  it('when a blob is in no index or a folder has no listing', async () => {
    const lost = holding({ root: [file('store.db', { content: ['cd'.repeat(32)] })] });
    expect(await failureCode(listSnapshotFiles(lost.repository, 'root'))).toBe('not-found');
    const bare = holding({ root: [{ ...folder('store', ''), subtree: null }] });
    expect(await failureCode(listSnapshotFiles(bare.repository, 'root'))).toBe('damaged');
  });
});
