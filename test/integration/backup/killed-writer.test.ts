import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createRepository } from '../../../electron/backup/repository/create-repository';
import { openRepository } from '../../../electron/backup/repository/restic-repository';
import { listSnapshotFiles, readSmallSnapshotFile } from '../../../electron/backup/repository/snapshot-files';
import { bundleForChild } from '../../support/bundle';
import { noise, saveFiles, testFolder, testPorts } from '../../support/repository-fixture';
import { restic } from '../../support/restic';
import { temporaryFolder } from '../../support/temporary-folder';

const password = 'K7QX-94TB-2MHC-0WZE-P3RD-8VNA-5JYG';
const rounds = 12;

interface KilledWriter {
  readonly signal: NodeJS.Signals | null;
  readonly saved: readonly string[];
  /** What it was storing when it died, or null when it died between two files. */
  readonly unfinished: string | null;
}

/** Starts a writer and kills it as soon as it says for the n-th time that it is about to store a file. */
async function killWhileStoring(script: string, root: string, seed: number, killAt: number): Promise<KilledWriter> {
  const child = spawn(process.execPath, [script, root, password, String(seed)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const saved: string[] = [];
  let unfinished: string | null = null;
  let puts = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [verb, object = ''] = line.split(' ');
    if (verb === 'saved') saved.push(object);
    if (verb === 'stored') unfinished = null;
    if (verb !== 'putting') return;
    unfinished = object;
    puts += 1;
    if (puts === killAt) child.kill('SIGKILL');
  });
  await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  return { signal: child.signalCode, saved, unfinished };
}

it('leaves a sound repository and every acknowledged snapshot when the writer is killed at any moment', async () => {
  const root = join(await temporaryFolder(), 'copy');
  await mkdir(root);
  await createRepository(testFolder(root), { passwords: [password] }, testPorts());
  const script = await bundleForChild(
    new URL('../../support/repository-writer-child.ts', import.meta.url),
    await temporaryFolder(),
  );

  const folder = testFolder(root);
  const acknowledged: string[] = [];
  let locksLeft = 0;
  const diedStoring = new Set<string | null>();
  const draws = noise(rounds, 42);
  for (let round = 0; round < rounds; round++) {
    const killed = await killWhileStoring(script, root, round, 1 + ((draws[round] ?? 0) % 24));
    expect(killed.signal).toBe('SIGKILL');
    diedStoring.add(killed.unfinished);
    acknowledged.push(...killed.saved);
    locksLeft += (await folder.list('locks')).length;
    const check = await restic(root, password, 'check', '--read-data', '--no-lock');
    expect(check, check.errors).toMatchObject({ exitCode: 0 });
  }
  expect(acknowledged.length).toBeGreaterThan(5);
  // The kills must have landed inside writes of several kinds, not only between them.
  expect([...diedStoring].filter((type) => type !== null).length).toBeGreaterThanOrEqual(2);

  const repository = await openRepository(folder, { password }, testPorts({ now: Date.now }));
  const present = await repository.listSnapshots();
  expect(present.map((snapshot) => snapshot.id)).toEqual(expect.arrayContaining(acknowledged));
  for (const snapshot of present) {
    for (const file of await listSnapshotFiles(repository, snapshot.tree)) {
      expect(await readSmallSnapshotFile(repository, file, 1_000_000)).toHaveLength(file.size);
    }
  }

  // Locks of dead writers clear themselves; stock prune then finds nothing in its way.
  expect(locksLeft).toBeGreaterThan(rounds / 2);
  await saveFiles(repository, { 'store.db': noise(100_000, 3) });
  expect(await folder.list('locks')).toHaveLength(0);
  await folder.removeAbandonedFiles(Number.POSITIVE_INFINITY);
  expect((await restic(root, password, 'forget', '--keep-last', '3', '--prune')).exitCode).toBe(0);
  expect((await restic(root, password, 'check', '--read-data')).exitCode).toBe(0);
});
