import { create } from 'zustand';
import type { InputOf, OutputOf } from '../../../shared/contract/contract';
import type { FileReport } from '../../../shared/contract/imports';
import { call, LarderFailure } from '../../api/call';

type DroppedFiles = InputOf<'imports.preview'>['files'];
export type AppliedReport = OutputOf<'imports.apply'>[number];

/** Where the files on the desk stand. Kept outside the screen, so that a look at another page loses nothing. */
export type Desk =
  | { readonly stage: 'empty'; readonly error: unknown }
  | { readonly stage: 'reading'; readonly names: readonly string[] }
  | {
      readonly stage: 'checked';
      readonly files: DroppedFiles;
      readonly reports: readonly FileReport[];
      readonly error: unknown;
      readonly adding: boolean;
    }
  | { readonly stage: 'added'; readonly reports: readonly AppliedReport[] };

const mostFiles = 12;
const mostBytes = 64 * 1024 * 1024;
const emptyDesk: Desk = { stage: 'empty', error: null };

const useDeskState = create<{ readonly desk: Desk }>(() => ({ desk: emptyDesk }));
const put = (desk: Desk): void => useDeskState.setState({ desk });

export function useImportDesk(): Desk {
  return useDeskState((state) => state.desk);
}

/** What keeps these files from being read at all, in a sentence; null when they can be. */
export function unreadable(files: readonly Pick<File, 'name' | 'size'>[]): string | null {
  if (files.length > mostFiles) return `Larder reads up to ${mostFiles} files at once. Nothing was read. Drop fewer.`;
  const large = files.find(({ size }) => size > mostBytes);
  if (large !== undefined)
    return `${large.name} is larger than 64 MB. Nothing was read. Export fewer days at a time from the POS.`;
  return null;
}

function refuse(message: string): LarderFailure {
  return new LarderFailure({ key: 'import/refused', code: 'LRD-IMP-001', message, retriable: false, detail: {} });
}

async function readFile(file: File): Promise<DroppedFiles[number]> {
  const name = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Reads the files and asks what they would bring. Nothing is added by it. */
export async function checkFiles(chosen: readonly File[]): Promise<void> {
  if (chosen.length === 0) return;
  const reason = unreadable(chosen);
  if (reason !== null) return put({ stage: 'empty', error: refuse(reason) });
  put({ stage: 'reading', names: chosen.map(({ name }) => name) });
  try {
    const files = await Promise.all(chosen.map(readFile));
    const reports = await call('imports.preview', { files });
    put({ stage: 'checked', files, reports, error: null, adding: false });
  } catch (error) {
    put({ stage: 'empty', error });
  }
}

/** Adds what was checked; a refusal leaves the checked files where they are. */
export async function addChecked(): Promise<void> {
  const { desk } = useDeskState.getState();
  if (desk.stage !== 'checked' || desk.adding) return;
  put({ ...desk, adding: true, error: null });
  try {
    const digests = desk.reports.map(({ digest }) => digest);
    put({ stage: 'added', reports: await call('imports.apply', { files: desk.files, digests }) });
  } catch (error) {
    put({ ...desk, adding: false, error });
  }
}

export function clearDesk(): void {
  put(emptyDesk);
}
