import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { contentIdSchema, parseJson } from './json-text';
import type { PackedBlob } from './pack-format';

/** All blobs of one pack, in file order. */
export interface IndexedPack {
  readonly id: string;
  readonly blobs: readonly PackedBlob[];
}

/** The JSON of an index file. Every pack is listed whole: `restic check` computes its size from the entries. */
export function encodeIndex(packs: readonly IndexedPack[]): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      packs: packs.map(({ id, blobs }) => ({
        id,
        blobs: blobs.map((blob) => ({
          id: blob.id,
          type: blob.type,
          offset: blob.offset,
          length: blob.length,
          ...(blob.uncompressedLength !== null && { uncompressed_length: blob.uncompressedLength }),
        })),
      })),
    }),
  );
}

const uint32 = z.int().min(0).max(0xffff_ffff);
const indexSchema = z.object({
  packs: z
    .array(
      z.object({
        id: contentIdSchema,
        blobs: z.array(
          z.object({
            id: contentIdSchema,
            type: z.enum(['data', 'tree']),
            offset: uint32,
            length: uint32,
            uncompressed_length: uint32.optional(),
          }),
        ),
      }),
    )
    .nullable(),
});

/**
 * Reads the JSON of an index file.
 *
 * @throws RepositoryFailure `damaged`.
 */
export function decodeIndex(bytes: Uint8Array): readonly IndexedPack[] {
  const { packs } = parseJson(indexSchema, bytes, 'index');
  return (packs ?? []).map(({ id, blobs }) => ({
    id,
    blobs: blobs.map(({ uncompressed_length, ...blob }) => ({
      ...blob,
      // restic writes no zero: a length of zero means "not compressed".
      uncompressedLength: uncompressed_length ? uncompressed_length : null,
    })),
  }));
}
