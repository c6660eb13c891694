import { z } from 'zod';

const captureStateVersion = 1;

const word = z.int().min(0).max(0xffffffff);
const pair = z.tuple([word, word]).readonly();
const size = z.int().min(0);
const blobId = z.string().regex(/^[0-9a-f]{64}$/);
const endSchema = z.object({ salts: pair, checksum: pair, size }).readonly();
const blobSchema = z.object({ id: blobId, size }).readonly();

const positionSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('log'),
      salts: pair,
      frames: size,
      checksum: pair,
      lastCommit: z.object({ numbers: z.array(z.int().min(1)).readonly(), digest: blobId }).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('settled'), size, modifiedNanoseconds: z.string().regex(/^\d+$/) }).readonly(),
]);

const stateSchema = z
  .object({
    stateVersion: z.literal(captureStateVersion),
    repositoryId: z.string(),
    base: z.object({ treeId: blobId, size, capturedAt: size }).readonly(),
    overlay: z
      .object({
        blobs: z.array(blobSchema).readonly(),
        end: endSchema,
        /** The captures since the last merge: where the log ended before them, and how many blobs that was. */
        window: z.object({ start: endSchema, blobCount: size, openedAt: size }).readonly(),
      })
      .readonly(),
    position: positionSchema,
    commitCounter: size,
  })
  .readonly();

/**
 * What a capture leaves for the next one into the same repository. Plain JSON; losing it costs a new base, never
 * data. It must be kept only after the snapshot it belongs to, and thrown away when the store is replaced.
 */
export type CaptureState = z.infer<typeof stateSchema>;
export type OverlayState = CaptureState['overlay'];
export type OverlayBlob = z.infer<typeof blobSchema>;
export const currentStateVersion = captureStateVersion;

/** Reads a kept state; null when it is missing, of another version or damaged: the next capture starts a new base. */
export function parseCaptureState(text: string | null): CaptureState | null {
  if (text === null) return null;
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function serialiseCaptureState(state: CaptureState): string {
  return `${JSON.stringify(state)}\n`;
}
