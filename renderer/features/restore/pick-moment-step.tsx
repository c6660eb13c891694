import { Button } from '@mantine/core';
import { IconCircle, IconCircleDashed, IconCircleDot, IconInfoCircle } from '@tabler/icons-react';
import { type JSX, useMemo, useState } from 'react';
import { Card } from '../../components/card/card';
import { copyStretches } from '../../components/charts/copy-stretches';
import { Lanes } from '../../components/charts/lanes';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn, TableState } from '../../components/data-table/table-types';
import { Time } from '../../components/figures/time';
import { formatCount } from '../../components/format/byte-format';
import { State } from '../../components/state/state';
import type { MomentRow } from './moment-rows';
import styles from './restore.module.css';
import type { RestoreSource } from './use-restore-source';

export interface PickMomentStepProps {
  readonly source: RestoreSource;
  readonly chosen: MomentRow | null;
  readonly onChoose: (row: MomentRow) => void;
  /** Enter on the chosen row goes on. */
  readonly onNext: () => void;
}

const dayMs = 86_400_000;

function Proof({ row }: { readonly row: MomentRow }): JSX.Element {
  if (!row.moment.restorable) return <State tone="attention">Needs a newer Larder</State>;
  return row.proved ? (
    <State tone="safe">Proved, whole</State>
  ) : (
    <State tone="neutral" icon={<IconCircleDashed size={14} stroke={1.75} aria-hidden="true" />}>
      Kept, not proved
    </State>
  );
}

const since = (row: MomentRow): string =>
  row.ordersSince === null
    ? 'not known'
    : `${formatCount(row.ordersSince)} ${row.ordersSince === 1 ? 'order' : 'orders'}`;

function columnsFor(chosenId: string | undefined): readonly DataColumn<MomentRow>[] {
  return [
    {
      id: 'chosen',
      header: 'Pick',
      width: 56,
      cell: (row) =>
        row.id === chosenId ? (
          <IconCircleDot className={styles.picked} size={18} stroke={1.75} aria-label="Picked" />
        ) : (
          <IconCircle className={styles.open} size={18} stroke={1.75} aria-hidden="true" />
        ),
    },
    {
      id: 'at',
      header: 'Moment',
      width: 164,
      cell: (row) => <Time at={row.moment.at} precision="second" date="day" />,
    },
    { id: 'label', header: 'Name', width: 210, weight: 'name', cell: (row) => row.moment.label },
    { id: 'what', header: 'What was happening', quiet: true, cell: (row) => row.what },
    { id: 'since', header: 'Sold since then', width: 120, align: 'right', cell: since },
    { id: 'proof', header: 'Proof', width: 172, cell: (row) => <Proof row={row} /> },
    { id: 'kept', header: 'Kept on', width: 150, cell: (row) => row.keptOn.join(', ') },
  ];
}

function useDay(source: RestoreSource, chosen: MomentRow | null) {
  const newest = source.rows[0];
  const start = chosen ?? newest;
  const startAt = start === undefined ? source.nowMs : Date.parse(start.moment.at);
  // The day on show ends now, or as many whole days before as it takes to reach the moment to look at first.
  const [back, setBack] = useState(() => Math.max(0, Math.floor((source.nowMs - startAt) / dayMs)));
  const to = source.nowMs - back * dayMs;
  const oldest = source.rows.at(-1);
  return {
    from: to - dayMs,
    to,
    isNow: back === 0,
    earlier: oldest !== undefined && Date.parse(oldest.moment.at) < to - dayMs ? () => setBack(back + 1) : undefined,
    later: back > 0 ? () => setBack(back - 1) : undefined,
  };
}

function CopyLanes({ source, chosen }: Pick<PickMomentStepProps, 'source' | 'chosen'>): JSX.Element {
  const day = useDay(source, chosen);
  const lanes = useMemo(
    () =>
      source.lanes.map((lane) => ({
        id: lane.id,
        label: lane.label,
        stretches: copyStretches(lane.copies, { from: day.from, to: day.to, missingSince: lane.missingSince }),
      })),
    [source.lanes, day.from, day.to],
  );
  const at = chosen === null ? null : Date.parse(chosen.moment.at);
  const marks =
    at === null || at < day.from || at > day.to ? [] : [{ at, label: chosen?.moment.label ?? '', chosen: true }];
  return (
    <Card
      title={day.isNow ? 'Last 24 hours' : '24 hours'}
      facts={
        <>
          until <Time at={day.to} date="day" />
        </>
      }
      aside={
        <>
          <Button size="xs" disabled={day.earlier === undefined} onClick={day.earlier}>
            A day earlier
          </Button>
          <Button size="xs" disabled={day.later === undefined} onClick={day.later}>
            A day later
          </Button>
        </>
      }
    >
      <Lanes label="Copies in each place" lanes={lanes} from={day.from} to={day.to} marks={marks} endsNow={day.isNow} />
    </Card>
  );
}

const stateOf = (source: RestoreSource): TableState =>
  source.refusal !== null
    ? { kind: 'failed', sentence: source.refusal.message, code: source.refusal.code }
    : source.waiting
      ? { kind: 'loading', sentence: 'Reading the moments of every place…' }
      : { kind: 'ready' };

/** The same moments twice: as lanes to look at, and as a table to choose from. */
export function PickMomentStep({ source, chosen, onChoose, onNext }: PickMomentStepProps): JSX.Element {
  const columns = useMemo(() => columnsFor(chosen?.id), [chosen?.id]);
  return (
    <>
      {source.waiting || source.rows.length === 0 ? null : <CopyLanes source={source} chosen={chosen} />}
      <Card flush fill>
        <DataTable
          label="Moments to go back to, newest first"
          columns={columns}
          rows={source.rows}
          rowId={(row) => row.id}
          rowHeight="control"
          state={stateOf(source)}
          empty="No copies yet, so there is no moment to go back to. Add a place for copies in Backups."
          selectedId={chosen?.id}
          onOpen={(row) => (row.id === chosen?.id ? onNext() : onChoose(row))}
          onSelect={onChoose}
          footer="newest first"
        />
      </Card>
      {source.unreachable.map((place) => (
        <p key={place.label} className={styles.note}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
          {place.label} was not asked: {place.message}
        </p>
      ))}
      <p className={styles.note}>
        <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
        Choosing a moment changes nothing yet. You will see what would be lost before anything is put back.
      </p>
    </>
  );
}
