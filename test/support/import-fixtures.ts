import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ParseFileResult, parseFile } from '../../electron/backoffice/imports/reading/parse-file';
import type { FileRefusal } from '../../shared/domain/imports/import-codes';
import type { ParsedFile } from '../../shared/domain/imports/parsed-file';

export const harbourStreet = { timeZone: 'America/Los_Angeles', cutoff: '04:00', currency: 'USD' } as const;
const folder = path.join(import.meta.dirname, '../fixtures/imports');

/** The bytes of a synthetic export, named by its path below test/fixtures/imports. */
export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(path.join(folder, name));
}

export function parseFixture(name: string): ParseFileResult {
  return parseFile({ name, bytes: fixtureBytes(name) }, harbourStreet);
}

export function readFixture(name: string): ParsedFile {
  return fileOf(parseFixture(name));
}

export function fileOf(result: ParseFileResult): ParsedFile {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${result.refusal.message}`);
  return result.file;
}

export function refusalOf(result: ParseFileResult): FileRefusal & { readonly message: string } {
  if (result.ok) throw new Error(`read ${result.file.rowsRead} rows instead of refusing`);
  return result.refusal;
}

/** `row code` of every problem, warnings too. */
export function problemsOf(file: ParsedFile): readonly string[] {
  return file.problems.map((problem) => `${problem.row} ${problem.code}`);
}
