import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCloud, IconDeviceDesktop, IconServer } from '@tabler/icons-react';
import { type JSX, useMemo } from 'react';
import type { DestinationView } from '../../../shared/contract/backup';
import { Card } from '../../components/card/card';
import { EmptyState } from '../../components/card/empty-state';
import { DataTable } from '../../components/data-table/data-table';
import type { DataColumn, TableState } from '../../components/data-table/table-types';
import { TwoLines } from '../../components/data-table/two-lines';
import { formatBytes, formatCount } from '../../components/format/byte-format';
import { type Formats, useFormats } from '../../components/format/format-context';
import { State } from '../../components/state/state';
import styles from './backups.module.css';
import { behindWords, missingSales, placeState, proofWords, whenWords } from './backups-wording';

export interface DestinationsCardProps {
  readonly places: readonly DestinationView[];
  readonly state: TableState;
  readonly nowMs: number;
  /** With a panel beside it, only what tells the places apart. */
  readonly narrow: boolean;
  readonly selectedId: string | undefined;
  readonly onOpen: (place: DestinationView) => void;
  readonly onTest: ((place: DestinationView) => void) | undefined;
  readonly onAdd: (() => void) | undefined;
  readonly busy: boolean;
}

const icons = { folder: IconDeviceDesktop, s3: IconCloud, webdav: IconServer, sftp: IconServer } as const;

function Place({ place }: { readonly place: DestinationView }): JSX.Element {
  const Icon = icons[place.kind];
  return (
    <span className={styles.place}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      <TwoLines first={<span className={styles.name}>{place.label}</span>} second={place.location} />
    </span>
  );
}

function Told({ place }: { readonly place: DestinationView }): JSX.Element {
  const { tone, words } = placeState(place);
  return <State tone={tone}>{words}</State>;
}

function Proof({
  place,
  nowMs,
  timeZone,
}: {
  readonly place: DestinationView;
  readonly nowMs: number;
  readonly timeZone: string;
}) {
  const [first, second] = proofWords(place, nowMs, timeZone);
  return <TwoLines first={first} second={second} />;
}

const roomy = new Set(['copies', 'size']);
const always = new Set(['place', 'state', 'behind', 'sales']);

function columnsFor(
  props: DestinationsCardProps,
  { money, timeZone }: Formats,
): readonly DataColumn<DestinationView>[] {
  const all: readonly DataColumn<DestinationView>[] = [
    { id: 'place', header: 'Place', cell: (place) => <Place place={place} /> },
    { id: 'state', header: 'State', width: 136, cell: (place) => <Told place={place} /> },
    {
      id: 'newest',
      header: 'Newest copy',
      width: 132,
      cell: (place) =>
        place.lastSnapshotAt === null ? 'none' : whenWords(place.lastSnapshotAt, props.nowMs, timeZone),
    },
    { id: 'behind', header: 'Missing from it', width: 108, align: 'right', cell: behindWords },
    {
      id: 'sales',
      header: 'Sales not in it',
      width: 140,
      align: 'right',
      cell: (place) => missingSales(place, money),
    },
    {
      id: 'proof',
      header: 'Last proof',
      width: 160,
      cell: (place) => <Proof place={place} nowMs={props.nowMs} timeZone={timeZone} />,
    },
    { id: 'copies', header: 'Copies', width: 66, align: 'right', cell: (place) => formatCount(place.copies) },
    { id: 'size', header: 'Size', width: 80, align: 'right', cell: (place) => formatBytes(place.bytes) },
    {
      id: 'test',
      header: 'Try it',
      width: 74,
      align: 'right',
      cell: (place) =>
        props.onTest === undefined ? null : (
          <Button
            size="xs"
            disabled={props.busy}
            aria-label={`Test ${place.label}`}
            onClick={() => props.onTest?.(place)}
          >
            Test
          </Button>
        ),
    },
  ];
  return all.filter((column) =>
    props.narrow ? always.has(column.id) : column.id !== 'test' || props.onTest !== undefined,
  );
}

function Empty({ onAdd }: Pick<DestinationsCardProps, 'onAdd'>): JSX.Element {
  return (
    <EmptyState
      sentence="No place for copies yet. A second disk, a USB stick or a folder in the network will do; Larder copies there by itself."
      action={onAdd === undefined ? undefined : <Button onClick={onAdd}>Add a place</Button>}
    />
  );
}

/** Every place for copies, and what one would lose if it were the only one left. */
export function DestinationsCard(props: DestinationsCardProps): JSX.Element {
  const formats = useFormats();
  const small = useMediaQuery('(max-width: 1150px)');
  const columns = useMemo(
    () => columnsFor(props, formats).filter((column) => !small || !roomy.has(column.id)),
    [props, formats, small],
  );
  return (
    <Card title="Places for copies" facts="what you would lose if this were the only copy left" flush>
      <DataTable
        label="Places for copies"
        columns={columns}
        rows={props.places}
        rowId={(place) => place.id}
        rowHeight="two-lines"
        state={props.state}
        empty={<Empty onAdd={props.onAdd} />}
        selectedId={props.selectedId}
        onOpen={props.onOpen}
      />
    </Card>
  );
}
