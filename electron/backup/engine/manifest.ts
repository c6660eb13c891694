import { z } from 'zod';

/** The layout of snapshots that this engine writes and reads. */
export const snapshotFormatVersion = 1;

const auditHeadSchema = z.strictObject({ seq: z.int().min(0), hash: z.string() });
const factsShape = {
  schemaVersion: z.int().min(0),
  appVersion: z.string(),
  commitCounter: z.int().min(0),
  businessDate: z.string().nullable(),
  ledgerState: z.record(z.string(), z.json()),
  auditHead: auditHeadSchema.nullable(),
};
const manifestSchema = z.object({
  formatVersion: z.int().min(1),
  ...factsShape,
  baseId: z.string(),
  capturedAt: z.iso.datetime(),
  reason: z.string(),
});
const versionSchema = z.object({ formatVersion: z.int().min(1) });

/** The sequence number and hash of the newest audit row. */
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** What the store says about the commit a mark was taken at. `ledgerState` is its one row, opaque to the engine. */
export interface ManifestFacts {
  readonly schemaVersion: number;
  readonly appVersion: string;
  readonly commitCounter: number;
  /** The restaurant's business date, `YYYY-MM-DD`, if one is open. */
  readonly businessDate: string | null;
  readonly ledgerState: LedgerState;
  readonly auditHead: AuditHead | null;
}

export type LedgerState = Readonly<Record<string, z.infer<ReturnType<typeof z.json>>>>;

/** `manifest.json` of a snapshot. */
export interface Manifest extends ManifestFacts {
  readonly formatVersion: number;
  readonly baseId: string;
  /** ISO 8601 in UTC. */
  readonly capturedAt: string;
  readonly reason: string;
}

export function encodeManifest(manifest: Manifest): Uint8Array {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Reads `manifest.json`. Of a newer format only the version is looked at, for saying so.
 *
 * @throws SyntaxError or z.ZodError when the bytes are no manifest.
 */
export function decodeManifest(bytes: Uint8Array): Manifest | { readonly newerFormat: number } {
  const read: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const { formatVersion } = versionSchema.parse(read);
  if (formatVersion > snapshotFormatVersion) return { newerFormat: formatVersion };
  return manifestSchema.parse(read);
}
