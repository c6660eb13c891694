import { blobKey } from './blob-index';
import { compress } from './compression';
import { contentId } from './content-id';
import { type Envelope, envelopeBytes } from './envelope';
import type { IndexedPack } from './index-file';
import { encodeIndex } from './index-file';
import { createPackBuffer, type PackBuffer } from './pack-buffer';
import { type PackedBlob, packOverhead, sealPackHeader } from './pack-format';
import type { BlobId, BlobType } from './repository';
import type { SmallFiles } from './small-files';
import { sealUnpacked } from './unpacked-file';

/** restic's own chunker never makes larger blobs, and every reader holds a whole blob in memory. */
const blobBytesLimit = 8 * 1024 * 1024;
const packBytesLimit = 16 * 1024 * 1024;
/** restic's older flush size; keeps a single index file readable in little memory. */
const blobsPerIndex = 50_000;

/** Gathers blobs into packs for the length of one lock. After any rejection the whole writer is to be given up. */
export interface PackWriter {
  /** The plaintext length of a blob that is not yet in an index, or undefined. */
  pendingLength(id: BlobId, type: BlobType): number | undefined;
  /** Takes a blob that is neither indexed nor pending. */
  save(id: BlobId, type: BlobType, bytes: Uint8Array): Promise<void>;
  /** Lists a pack that is stored but in no index. */
  adopt(pack: IndexedPack): void;
  /** Stores what is open, then the index; hands every written index to `listed`. */
  flush(listed: (indexId: string, packs: readonly IndexedPack[]) => void): Promise<void>;
  /** Resolves when nothing is under way any more, however it ended. */
  settle(): Promise<void>;
}

interface OpenPack {
  readonly buffer: PackBuffer;
  readonly blobs: PackedBlob[];
}

export function createPackWriter(files: SmallFiles, envelope: Envelope): PackWriter {
  const pending = new Map<string, number>();
  const running = new Set<Promise<void>>();
  const spareBuffers: PackBuffer[] = [];
  const emptyPack = (): OpenPack => ({ buffer: spareBuffers.pop() ?? createPackBuffer(), blobs: [] });
  const open: Record<BlobType, OpenPack> = { data: emptyPack(), tree: emptyPack() };
  let unlisted: IndexedPack[] = [];
  let lastUpload: Promise<void> = Promise.resolve();
  let broken: { readonly reason: unknown } | null = null;

  async function upload({ buffer, blobs }: OpenPack): Promise<void> {
    const header = sealPackHeader(blobs, envelope);
    buffer.extend(header.length).set(header);
    unlisted.push({ id: await files.save('data', buffer.bytes()), blobs });
    buffer.clear();
    spareBuffers.push(buffer);
  }

  /** Sends a pack after the one before it and waits for that one only, so that one is sent while the next fills. */
  async function close(pack: OpenPack): Promise<void> {
    const previous = lastUpload;
    lastUpload = previous.then(() => upload(pack));
    lastUpload.catch((reason: unknown) => {
      broken ??= { reason };
    });
    await previous;
  }

  async function append(id: BlobId, type: BlobType, bytes: Uint8Array): Promise<void> {
    const packed = await compress(bytes);
    // A tree is always compressed: restic's prune would write an uncompressed one anew.
    const worthIt = type === 'tree' || packed.length < bytes.length;
    const body = worthIt ? packed : bytes;
    const length = body.length + envelopeBytes;
    const current = open[type];
    const wouldBe = current.buffer.used + length + packOverhead(current.blobs.length + 1);
    const pack = wouldBe > packBytesLimit && current.blobs.length > 0 ? emptyPack() : current;
    open[type] = pack;
    const uncompressedLength = worthIt ? bytes.length : null;
    pack.blobs.push({ id, type, offset: pack.buffer.used, length, uncompressedLength });
    envelope.sealInto(pack.buffer.extend(length), body);
    if (pack !== current) await close(current);
  }

  async function writeIndexes(listed: (indexId: string, packs: readonly IndexedPack[]) => void): Promise<void> {
    while (unlisted.length > 0) {
      const packs = unlisted.slice(0, packsForOneIndex(unlisted));
      listed(await files.save('index', await sealUnpacked(encodeIndex(packs), envelope)), packs);
      unlisted = unlisted.slice(packs.length);
      for (const blob of packs.flatMap((pack) => pack.blobs)) pending.delete(blobKey(blob.id, blob.type));
    }
  }

  return {
    pendingLength: (id, type) => pending.get(blobKey(id, type)),
    async save(id, type, bytes) {
      if (broken) throw broken.reason;
      pending.set(blobKey(id, type), bytes.length);
      const task = append(id, type, bytes);
      running.add(task);
      try {
        await task;
      } catch (reason) {
        broken ??= { reason };
        throw reason;
      } finally {
        running.delete(task);
      }
    },
    adopt(pack) {
      unlisted.push(pack);
    },
    async settle() {
      await Promise.allSettled([...running, lastUpload]);
    },
    async flush(listed) {
      await Promise.allSettled(running);
      for (const type of ['data', 'tree'] as const) {
        const pack = open[type];
        open[type] = emptyPack();
        if (pack.blobs.length > 0) await close(pack);
      }
      await lastUpload;
      if (broken) throw broken.reason;
      await writeIndexes(listed);
    },
  };
}

/** How many packs from the front go into one index file; at least one, since a pack is never listed in parts. */
function packsForOneIndex(packs: readonly IndexedPack[]): number {
  let blobs = 0;
  const firstTooMany = packs.findIndex((pack) => {
    blobs += pack.blobs.length;
    return blobs > blobsPerIndex;
  });
  return firstTooMany === -1 ? packs.length : Math.max(1, firstTooMany);
}

/** @throws RangeError for a blob that restic could not read back: empty, or larger than its chunker's largest. */
export function identifyBlob(bytes: Uint8Array): BlobId {
  if (bytes.length === 0 || bytes.length > blobBytesLimit) {
    throw new RangeError(`A blob has 1 to ${blobBytesLimit} bytes, not ${bytes.length}`);
  }
  return contentId(bytes);
}
