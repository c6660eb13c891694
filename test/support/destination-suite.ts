import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Destination, RepositoryFile } from '../../electron/backup/destinations/destination';
import { failureCode } from './failure-code';
import { noise } from './repository-fixture';

export interface DestinationUnderTest {
  readonly destination: Destination;
  /** Another object for the same place, as after a restart. */
  reopen(): Destination;
  /** Replaces stored bytes behind the destination's back. */
  corrupt(file: RepositoryFile, bytes: Uint8Array): Promise<void>;
}

const configFile: RepositoryFile = { type: 'config', name: 'config' };
const hashed = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const fileOf = (type: RepositoryFile['type'], bytes: Uint8Array): RepositoryFile => ({ type, name: hashed(bytes) });

/**
 * What every kind of destination must do. Each kind's test calls this with a way to make a fresh, empty place;
 * what only that kind can show (a full disk, a lost network) stands beside the call.
 */
export function destinationSuite(kind: string, open: () => Promise<DestinationUnderTest>): void {
  describe(`a ${kind} destination`, () => {
    let place: DestinationUnderTest;
    let destination: Destination;
    const config = noise(120, 1);
    const pack = noise(200_000, 2);

    beforeEach(async () => {
      place = await open();
      destination = place.destination;
      await destination.put(fileOf('keys', noise(90, 3)), noise(90, 3));
      await destination.put(configFile, config);
    });

    it.each(['keys', 'data', 'index', 'snapshots', 'locks'] as const)('stores, lists and returns %s', async (type) => {
      const file = fileOf(type, pack);
      await destination.put(file, pack);
      expect(await destination.list(type)).toContainEqual({ name: file.name, size: pack.length });
      expect(Buffer.from(await destination.get(file)).equals(pack)).toBe(true);
      expect(Buffer.from(await place.reopen().get(file)).equals(pack)).toBe(true);
    });

    it('returns exactly the range asked for', async () => {
      const file = fileOf('data', pack);
      await destination.put(file, pack);
      const part = await destination.get(file, { offset: 70_001, length: 3_333 });
      expect(Buffer.from(part).equals(pack.subarray(70_001, 73_334))).toBe(true);
      expect(await destination.get(file, { offset: 0, length: 1 })).toHaveLength(1);
      expect(await destination.get(file, { offset: pack.length - 1, length: 1 })).toHaveLength(1);
    });

    it('calls a range beyond the end damaged instead of answering short', async () => {
      const file = fileOf('data', pack);
      await destination.put(file, pack);
      expect(await failureCode(destination.get(file, { offset: pack.length - 10, length: 11 }))).toBe('damaged');
    });

    it('stores an empty file and one of 16 MiB', async () => {
      for (const bytes of [new Uint8Array(0), noise(16 * 1024 * 1024, 4)]) {
        await destination.put(fileOf('data', bytes), bytes);
        expect(hashed(await destination.get(fileOf('data', bytes)))).toBe(hashed(bytes));
      }
    });

    it('may be told to store the same file again, and so heals a damaged copy', async () => {
      const file = fileOf('data', pack);
      await destination.put(file, pack);
      await place.corrupt(file, noise(1000, 9));
      await destination.put(file, pack);
      await destination.put(file, pack);
      expect(hashed(await destination.get(file))).toBe(file.name);
      expect(await destination.list('data')).toHaveLength(1);
    });

    it('never replaces a config with another one', async () => {
      await destination.put(configFile, config);
      expect(await failureCode(destination.put(configFile, noise(120, 8)))).toBe('wrong-repository');
      expect(await failureCode(place.reopen().put(configFile, noise(120, 8)))).toBe('wrong-repository');
      expect(Buffer.from(await destination.get(configFile)).equals(config)).toBe(true);
    });

    it('calls an absent file missing and lists an unused type as empty', async () => {
      expect(await failureCode(destination.get(fileOf('data', pack)))).toBe('missing');
      expect(await destination.list('snapshots')).toEqual([]);
      expect(await destination.list('data')).toEqual([]);
    });

    it('removes a file, and does not mind one that is not there', async () => {
      const file = fileOf('locks', pack);
      await destination.put(file, pack);
      await destination.remove(file);
      await destination.remove(file);
      expect(await destination.list('locks')).toEqual([]);
      expect(await failureCode(destination.get(file))).toBe('missing');
    });

    it('sets a file aside so that it is no longer part of the repository', async () => {
      const file = fileOf('index', pack);
      await destination.put(file, pack);
      await destination.setAside(file);
      await destination.setAside(file);
      expect(await destination.list('index')).toEqual([]);
      expect(await failureCode(destination.get(file))).toBe('missing');
    });

    it('refuses names that could lead out of the repository', async () => {
      const outside: RepositoryFile = { type: 'data', name: '../../outside' };
      await expect(destination.put(outside, pack)).rejects.toThrow();
      await expect(destination.get(outside)).rejects.toThrow();
    });

    it('takes many files at once', async () => {
      const packs = Array.from({ length: 24 }, (_, seed) => noise(5_000 + seed, 100 + seed));
      await Promise.all(packs.map((bytes) => destination.put(fileOf('data', bytes), bytes)));
      const sizes = (await destination.list('data')).map((file) => file.size).sort((left, right) => left - right);
      expect(sizes).toEqual(packs.map((bytes) => bytes.length));
    });

    it('says what it can do', async () => {
      const capabilities = await destination.capabilities();
      expect(typeof capabilities.listsOwnWritesAtOnce).toBe('boolean');
      expect(capabilities.freeBytes === null || capabilities.freeBytes >= 0).toBe(true);
    });
  });
}
