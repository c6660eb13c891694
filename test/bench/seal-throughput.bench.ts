import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRepository } from '../../electron/backup/repository/create-repository';
import { createEnvelope } from '../../electron/backup/repository/envelope';
import { generateMasterKey } from '../../electron/backup/repository/master-key';
import { openRepository } from '../../electron/backup/repository/restic-repository';
import { ledgerLike, noise, testFolder, testPorts } from '../support/repository-fixture';

/**
 * How fast a repository takes and gives blobs of 256 KiB, four under way, on a folder of this machine: hash, zstd,
 * seal, pack, fsync. Prints one JSON line for each kind of data. The bar is far below what an idle machine does (100
 * and more), so that only a real loss fails it.
 */
const chunkBytes = 256 * 1024;
const chunks = 2048;
const poolChunks = 64;
const slowestRate = 40;
const ports = testPorts({ now: Date.now, randomBytes });
const megabytes = (chunks * chunkBytes) / 1e6;
const rate = (startedAt: number) => Math.round(megabytes / ((performance.now() - startedAt) / 1000));

/** Chunks that all differ, made from a small pool, so that the figure for memory is the repository's own. */
function chunkOf(pool: Uint8Array, number: number): Uint8Array {
  const from = (number % poolChunks) * chunkBytes;
  const chunk = Buffer.from(pool.subarray(from, from + chunkBytes));
  chunk.writeUInt32LE(number);
  return chunk;
}

async function measure(kind: string, pool: Uint8Array): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), 'larder-bench-'));
  try {
    const repository = await createRepository(testFolder(root), { passwords: ['bench'] }, ports);
    const ids: string[] = [];
    const savedAt = performance.now();
    await repository.withLock(async () => {
      const running: Promise<string>[] = [];
      for (let number = 0; number < chunks; number++) {
        running.push(repository.saveBlob('data', chunkOf(pool, number)));
        if (running.length === 4) ids.push((await running.shift()) ?? '');
      }
      ids.push(...(await Promise.all(running)));
      await repository.flush();
    });
    const saveRate = rate(savedAt);
    const reader = await openRepository(testFolder(root), { masterKey: repository.masterKey }, ports);
    const loadedAt = performance.now();
    for (const id of ids) await reader.loadBlob(id, 'data');
    const storedMegabytes = Math.round(repository.written.bytes / 1e6);
    const memoryMegabytes = Math.round(process.resourceUsage().maxRSS / 1000);
    const loadRate = rate(loadedAt);
    console.log(JSON.stringify({ kind, megabytes, storedMegabytes, saveRate, loadRate, memoryMegabytes }));
    return saveRate;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function measureSeal(pool: Uint8Array): void {
  const envelope = createEnvelope(generateMasterKey(ports), ports);
  const startedAt = performance.now();
  for (let number = 0; number < chunks; number++) envelope.seal(chunkOf(pool, number));
  console.log(JSON.stringify({ kind: 'seal alone', megabytes, sealRate: rate(startedAt) }));
}

it('takes incompressible data and data like a ledger at the rate a first copy needs', async () => {
  const random = noise(poolChunks * chunkBytes, 1);
  measureSeal(random);
  expect(await measure('incompressible', random)).toBeGreaterThan(slowestRate);
  expect(await measure('like a ledger', ledgerLike(poolChunks * chunkBytes, 2))).toBeGreaterThan(slowestRate);
});
