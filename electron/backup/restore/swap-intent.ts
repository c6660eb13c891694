import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncDirectory, writeFileAtomically } from '../../system/atomic-file';

const intentFileName = 'restore.json';

/** The folders of the data folder that belong to one store: its files, and what the engine knows of them. */
const swappedFolder = z.enum(['store', 'capture']);
export type SwappedFolder = z.infer<typeof swappedFolder>;
export const swappedFolders = swappedFolder.options;

const insideDataFolder = z
  .string()
  .regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/)
  .refine((path) => path.split('/').every((part) => part !== '..' && part !== '.'));

const intentSchema = z.object({
  intentVersion: z.literal(1),
  /** Where the folders come from, relative to the data folder. */
  from: insideDataFolder,
  /** Where the folders that stand there now are kept. */
  keep: insideDataFolder,
  /** Folders that `from` brings. */
  brings: z.array(swappedFolder),
  /** Folders that stood in the data folder when the swap began. */
  replaces: z.array(swappedFolder),
});

/** A swap that was decided on: from the moment it stands on the disk it is carried through, whatever happens. */
export type SwapIntent = Readonly<z.infer<typeof intentSchema>>;

/** The intent that stands in a data folder, or null. @throws z.ZodError or SyntaxError when it is not readable. */
export function readIntent(root: string): SwapIntent | null {
  let text: string;
  try {
    text = readFileSync(join(root, intentFileName), 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
  return intentSchema.parse(JSON.parse(text));
}

export function writeIntent(root: string, intent: SwapIntent): void {
  writeFileAtomically(join(root, intentFileName), JSON.stringify(intent));
}

export function removeIntent(root: string): void {
  rmSync(join(root, intentFileName), { force: true });
  syncDirectory(root);
}

/** Refuses paths that could lead out of the data folder. @throws z.ZodError. */
export function requireInside(path: string): string {
  return insideDataFolder.parse(path);
}
