import type { JSX } from 'react';
import type { FileReport } from '../../../shared/contract/imports';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn } from '../../components/data-table/table-types';
import { Fingerprint } from '../../components/figures/fingerprint';
import { formatCount } from '../../components/format/byte-format';
import { State } from '../../components/state/state';
import { daysWords, fileKind, refusalCode } from './import-words';
import styles from './imports.module.css';

function figure(id: string, header: string, pick: (report: FileReport) => number): DataColumn<FileReport> {
  return { id, header, align: 'right', width: 104, cell: (report) => formatCount(pick(report)) };
}

const columns: readonly DataColumn<FileReport>[] = [
  { id: 'file', header: 'File', weight: 'name', cell: ({ file }) => file },
  { id: 'kind', header: 'Read as', width: 150, cell: fileKind },
  { id: 'days', header: 'Days', width: 190, quiet: true, cell: ({ businessDates }) => daysWords(businessDates) },
  figure('read', 'Rows', ({ rows }) => rows.read),
  figure('applied', 'New', ({ rows }) => rows.applied),
  figure('duplicate', 'Here already', ({ rows }) => rows.duplicate),
  figure('quarantined', 'Held back', ({ rows }) => rows.quarantined),
  figure('rejected', 'Not read', ({ rows }) => rows.rejected),
];

/** Each file with what became of its rows; a refused one says why and what helps. */
export function FilesCard({ reports }: { readonly reports: readonly FileReport[] }): JSX.Element {
  const usable = reports.filter(({ refused }) => refused === null);
  return (
    <Card title={reports.length === 1 ? 'The file' : `The ${reports.length} files`} flush>
      {reports.map(({ file, digest, refused }) =>
        refused === null ? null : (
          <div key={`${file} ${digest}`} className={styles.refused}>
            <State tone="danger" variant="plain">
              <b>{file} was not read</b>
            </State>
            <p>
              {refused.message} <Fingerprint code={refusalCode(refused.code)} />
            </p>
          </div>
        ),
      )}
      {usable.length === 0 ? null : (
        <DataTable
          label="Files"
          columns={columns}
          rows={usable}
          rowId={({ file, digest }) => `${file} ${digest}`}
          empty=""
        />
      )}
    </Card>
  );
}
