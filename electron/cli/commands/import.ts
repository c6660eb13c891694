import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract';
import { WrongUse } from '../arguments';
import { attention, type CliCommand, failed, fine } from '../command';

type Applied = OutputOf<'imports.apply'>[number];

const largest = 64 * 1024 * 1024;

/** The folder above is part of the name: exports are dated by it. */
function readExport(
  folder: string,
  operand: string,
): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const path = resolve(folder, operand);
  try {
    if (statSync(path).size > largest) return { name: basename(path), bytes: new Uint8Array(largest) };
    return { name: join(basename(dirname(path)), basename(path)), bytes: new Uint8Array(readFileSync(path)) };
  } catch {
    throw new WrongUse(`There is no file ${operand}.`);
  }
}

const rowsOf = (files: readonly Applied[], count: keyof Applied['rows']): number =>
  files.reduce((sum, file) => sum + file.rows[count], 0);

const refusalOf = (file: Applied) =>
  file.refused ? [{ row: 0, code: file.refused.code, message: file.refused.message, severity: 'reject' as const }] : [];

const asJson = (file: Applied) => ({
  file: file.file,
  source: file.source,
  kind: file.kind,
  batchId: file.batchId,
  refused: file.refused,
  rows: file.rows,
  controlTotals: file.controlTotals,
  problems: [...refusalOf(file), ...file.problems],
});

export const importFiles: CliCommand = {
  name: 'import',
  needs: 'person',
  run: async ({ call, progress }, { operands, folder }) => {
    if (operands.length === 0) throw new WrongUse('Name at least one file to import.');
    const files = operands.map((operand) => readExport(folder, operand));
    progress(`Reading ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
    const checked = await call('imports.preview', { files });
    const reports = await call('imports.apply', { files, digests: checked.map((file) => file.digest) });
    const applied = reports.map((report, position) => ({ ...report, file: operands[position] ?? report.file }));
    const single = applied.length === 1 ? applied[0] : undefined;
    const rows = {
      read: rowsOf(applied, 'read'),
      applied: rowsOf(applied, 'applied'),
      rejected: rowsOf(applied, 'rejected'),
      duplicate: rowsOf(applied, 'duplicate'),
      quarantined: rowsOf(applied, 'quarantined'),
    };
    const json = single
      ? asJson(single)
      : {
          file: applied.map((file) => file.file).join(', '),
          source: [...new Set(applied.map((file) => file.source))].join(', '),
          rows,
          controlTotals: applied.flatMap((file) => file.controlTotals),
          problems: applied.flatMap((file) =>
            asJson(file).problems.map((problem) => ({ file: file.file, ...problem })),
          ),
          files: applied.map(asJson),
        };
    const text = applied
      .map((file) =>
        file.refused
          ? `${file.file}: ${file.refused.message}`
          : `${file.file}: ${file.rows.applied} of ${file.rows.read} rows added, ${file.rows.duplicate} were here already, ${file.rows.rejected} refused, ${file.rows.quarantined} set aside.`,
      )
      .join('\n');
    if (applied.some((file) => file.refused)) return failed({ ok: false, ...json }, text);
    return rows.rejected + rows.quarantined > 0
      ? attention({ ok: true, ...json }, text)
      : fine({ ok: true, ...json }, text);
  },
};
