import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type JSX, useMemo, useState } from 'react';
import { explain } from '../../api/call';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn, TableState } from '../../components/data-table/table-types';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { useFormats } from '../../components/format/format-context';
import { Page } from '../../components/page/page';
import { Notice } from '../../components/state/notice';
import { State } from '../../components/state/state';
import styles from './audit.module.css';
import { type AuditFilter, auditQuestion, isFiltered, noFilter } from './audit-filter';
import { AuditFilters } from './audit-filters';
import { type AuditLine, actionName, chainSentence, severityTone } from './audit-wording';
import { EntryPanel } from './entry-panel';
import { useAuditPages } from './use-audit-pages';
import { useChainCheck } from './use-chain-check';

const columns: readonly DataColumn<AuditLine>[] = [
  { id: 'at', header: 'Time', width: 172, cell: (line) => <Time at={line.at} precision="second" date="day" /> },
  { id: 'actor', header: 'Who', width: 180, cell: (line) => line.actor },
  { id: 'action', header: 'What', width: 190, cell: (line) => <What line={line} /> },
  { id: 'summary', header: 'Details', cell: (line) => line.summary, quiet: true },
  { id: 'station', header: 'Where', width: 110, cell: (line) => line.station, quiet: true },
];

function What({ line }: { readonly line: AuditLine }): JSX.Element {
  const tone = severityTone(line.severity);
  if (tone === null) return <span className={styles.what}>{actionName(line.action)}</span>;
  return (
    <State tone={tone} variant="plain">
      {actionName(line.action)}
    </State>
  );
}

function ChainBadge(): JSX.Element | null {
  const { check, running, failure } = useChainCheck();
  const { timeZone } = useFormats();
  if (running) return <State tone="neutral">Checking every entry…</State>;
  if (failure !== null) return <State tone="attention">The entries could not be checked</State>;
  if (check === null) return null;
  return <State tone={check.ok ? 'safe' : 'danger'}>{chainSentence(check, timeZone)}</State>;
}

function ChainNotice(): JSX.Element | null {
  const { check, failure } = useChainCheck();
  if (failure !== null)
    return (
      <Notice tone="attention" fact={failure.message} code={failure.code}>
        The entries themselves were not touched.
      </Notice>
    );
  if (check === null || check.ok) return null;
  const place = formatCount(check.firstBadSeq ?? check.headSeq + 1);
  return (
    <Notice tone="danger" fact={`Entry ${place} does not fit the one before it.`}>
      It was changed, or an entry was removed outside Larder. The {formatCount(check.rows)} entries before it are as
      they were written. Compare with a copy from before, and keep this PC as it is.
    </Notice>
  );
}

function tableState(waiting: boolean, error: Error | null, again: () => void): TableState {
  if (error !== null) {
    const { message, code } = explain(error);
    return {
      kind: 'failed',
      sentence: message,
      code,
      action: (
        <Button size="xs" onClick={again}>
          Try again
        </Button>
      ),
    };
  }
  return waiting ? { kind: 'loading', sentence: 'Reading the audit trail…' } : { kind: 'ready' };
}

const emptySentence = (filtered: boolean): string =>
  filtered
    ? 'No entry fits. Clear a filter to see more.'
    : 'No entries yet. Everything people do in Larder is written down here.';

/** Who did what, when; every entry tied to the one before, so that a change would show. */
export function AuditScreen(): JSX.Element {
  const { timeZone } = useFormats();
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const [open, setOpen] = useState<AuditLine | null>(null);
  const question = useMemo(() => auditQuestion(filter, timeZone), [filter, timeZone]);
  const pages = useAuditPages(question);
  const chain = useChainCheck();
  const filtered = isFiltered(filter);
  const change = (next: AuditFilter): void => {
    setFilter(next);
    setOpen(null);
  };
  return (
    <Page
      title="Audit"
      badge={<ChainBadge />}
      actions={[
        {
          label: 'Check again',
          icon: <IconRefresh size={16} stroke={1.75} aria-hidden="true" />,
          ...(chain.running ? { blockedBecause: 'Every entry is being checked.' } : {}),
          onRun: chain.run,
        },
      ]}
      panel={open === null ? undefined : <EntryPanel key={open.seq} line={open} onClose={() => setOpen(null)} />}
    >
      <ChainNotice />
      <AuditFilters filter={filter} actors={pages.actors} groups={pages.groups} onChange={change} />
      <Card flush fill>
        <DataTable
          label="Audit entries, newest first"
          columns={open === null ? columns : columns.filter((column) => column.id !== 'station')}
          rows={pages.lines}
          rowId={(line) => String(line.seq)}
          rowHeight="control"
          state={tableState(pages.waiting, pages.error, pages.readAgain)}
          empty={emptySentence(filtered)}
          selectedId={open === null ? undefined : String(open.seq)}
          onOpen={setOpen}
          total={pages.total}
          footer="newest first"
        />
        {pages.hasOlder ? (
          <div className={styles.older}>
            <Button size="xs" loading={pages.readingOlder} onClick={pages.readOlder}>
              Show older entries
            </Button>
          </div>
        ) : null}
      </Card>
    </Page>
  );
}
