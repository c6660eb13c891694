import { Buffer } from 'node:buffer';
import { type Envelope, envelopeBytes } from './envelope';
import type { BlobId, BlobType } from './repository';
import { RepositoryFailure } from './repository-failure';

/** Where a blob lies in its pack. */
export interface PackedBlob {
  readonly id: BlobId;
  readonly type: BlobType;
  /** From the start of the pack file, bytes. */
  readonly offset: number;
  /** Stored bytes, envelope included. */
  readonly length: number;
  /** Plaintext bytes when the blob is compressed, otherwise null. */
  readonly uncompressedLength: number | null;
}

const plainEntryBytes = 37;
const compressedEntryBytes = 41;
const lengthFieldBytes = 4;
const idBytes = 32;
const headerLimit = 16 * 1024 * 1024;

/** The plaintext length of a packed blob. */
export function plaintextLength(blob: PackedBlob): number {
  return blob.uncompressedLength ?? blob.length - envelopeBytes;
}

/** Bytes that the header and its length field will add to a pack of so many blobs, at most. */
export function packOverhead(blobCount: number): number {
  return blobCount * compressedEntryBytes + envelopeBytes + lengthFieldBytes;
}

/** The end of a pack file: the sealed header and its length. */
export function sealPackHeader(blobs: readonly PackedBlob[], envelope: Envelope): Uint8Array {
  const header = envelope.seal(Buffer.concat(blobs.map(encodeEntry)));
  const length = Buffer.alloc(lengthFieldBytes);
  length.writeUInt32LE(header.length);
  return Buffer.concat([header, length]);
}

function encodeEntry(blob: PackedBlob): Uint8Array {
  const compressed = blob.uncompressedLength !== null;
  const entry = Buffer.alloc(compressed ? compressedEntryBytes : plainEntryBytes);
  entry[0] = (blob.type === 'tree' ? 1 : 0) + (compressed ? 2 : 0);
  let at = entry.writeUInt32LE(blob.length, 1);
  if (blob.uncompressedLength !== null) at = entry.writeUInt32LE(blob.uncompressedLength, at);
  entry.write(blob.id, at, 'hex');
  return entry;
}

/**
 * How many bytes from the end of a pack hold the sealed header and its length.
 *
 * @param end the last four bytes of the pack.
 * @throws RepositoryFailure `damaged`.
 */
export function packHeaderBytes(end: Uint8Array, packBytes: number): number {
  const length = Buffer.from(end).readUInt32LE() + lengthFieldBytes;
  if (length > packBytes || length > headerLimit || length < envelopeBytes + plainEntryBytes + lengthFieldBytes) {
    throw new RepositoryFailure('damaged', 'A pack has an impossible header length');
  }
  return length;
}

/**
 * Reads the end of a pack file.
 *
 * @throws RepositoryFailure `damaged`, also when the blobs do not fill the pack exactly.
 */
export function openPackHeader(end: Uint8Array, packBytes: number, envelope: Envelope): readonly PackedBlob[] {
  const header = Buffer.from(envelope.open(end.subarray(0, end.length - lengthFieldBytes)));
  const blobs: PackedBlob[] = [];
  let offset = 0;
  for (let at = 0; at < header.length; ) {
    const kind = header[at] ?? 0;
    const compressed = kind >= 2;
    const entryEnd = at + (compressed ? compressedEntryBytes : plainEntryBytes);
    if (kind > 3 || entryEnd > header.length) throw new RepositoryFailure('damaged', 'A pack header cannot be read');
    const length = header.readUInt32LE(at + 1);
    blobs.push({
      id: header.toString('hex', entryEnd - idBytes, entryEnd),
      type: kind % 2 === 1 ? 'tree' : 'data',
      offset,
      length,
      uncompressedLength: compressed ? header.readUInt32LE(at + 5) : null,
    });
    offset += length;
    at = entryEnd;
  }
  if (offset + end.length !== packBytes) throw new RepositoryFailure('damaged', 'A pack does not match its header');
  return blobs;
}
