import { chmodSync, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncDirectory } from '../system/atomic-file';
import { fileDigest } from './file-digest';
import type { UpdateRecord } from './update-record';

/** Keeps the program that runs now, and takes it up again. Only where the program is one file that its owner may replace. */
export interface KeptProgram {
  /** Puts the running program aside before an update replaces it. */
  keep(): Promise<void>;
  /** Puts it back where it was, when an update took it away and brought nothing. */
  putBackIfGone(): void;
  /** Refuses a kept program that is not the one that was kept. */
  isWhole(): Promise<boolean>;
  /** Puts the kept program in the place of the running one, which must be on its way out. @returns what to start. */
  takeUp(): string;
}

/** An AppImage is one file: the earlier one stays beside the new one, under a name that no menu offers. */
export function keptAppImage(appImage: string, version: string, record: UpdateRecord): KeptProgram {
  const keptAs = `${appImage}.kept-${version}`;
  const putBack = (from: string, to: string) => {
    renameSync(from, to);
    chmodSync(to, 0o755);
    syncDirectory(dirname(to));
  };
  return {
    keep: async () => {
      const older = record.previous;
      rmSync(keptAs, { force: true });
      try {
        linkSync(appImage, keptAs);
      } catch {
        // A file system without hard links (a FAT stick) gets a copy.
        copyFileSync(appImage, keptAs);
      }
      const { sha512 } = await fileDigest(keptAs);
      record.keep({ version, keptAs, belongsAt: appImage, sha512 });
      if (older && older.keptAs !== keptAs) rmSync(older.keptAs, { force: true });
    },
    putBackIfGone: () => {
      if (!existsSync(appImage) && existsSync(keptAs)) {
        putBack(keptAs, appImage);
        record.keep(null);
      }
    },
    isWhole: async () => {
      const kept = record.previous;
      return kept !== null && existsSync(kept.keptAs) && (await fileDigest(kept.keptAs)).sha512 === kept.sha512;
    },
    takeUp: () => {
      const kept = record.previous;
      if (!kept) return appImage;
      putBack(kept.keptAs, kept.belongsAt);
      if (kept.belongsAt !== appImage) rmSync(appImage, { force: true });
      record.keep(null);
      return kept.belongsAt;
    },
  };
}
