import { type JSX, useMemo } from 'react';
import type { DestinationView } from '../../../shared/contract/backup';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { EmptyState } from '../../components/card/empty-state';
import { copyStretches } from '../../components/charts/copy-stretches';
import { Lanes } from '../../components/charts/lanes';
import styles from './backups.module.css';

const dayMs = 86_400_000;

export interface LastDayCardProps {
  readonly places: readonly DestinationView[];
  readonly nowMs: number;
}

/** When there was a copy in each place during the last 24 hours, and which of it was proved. */
export function LastDayCard({ places, nowMs }: LastDayCardProps): JSX.Element | null {
  const { data, error } = useLarder('restore.moments', {}, { enabled: places.length > 0 });
  const lanes = useMemo(
    () =>
      places.map((place) => ({
        id: place.id,
        label: place.label,
        stretches: copyStretches(
          (data?.moments ?? [])
            .filter((moment) => moment.destinationId === place.id)
            .map((moment) => ({ at: Date.parse(moment.at), proved: moment.proved })),
          {
            from: nowMs - dayMs,
            to: nowMs,
            missingSince: place.lagSeconds === null || place.lagSeconds === 0 ? null : nowMs - place.lagSeconds * 1000,
          },
        ),
      })),
    [places, nowMs, data],
  );
  if (places.length === 0) return null;
  const unreachable = data?.unreachable ?? [];
  return (
    <Card title="Last 24 hours">
      {error !== null ? (
        <EmptyState sentence={`${explain(error).message} ${explain(error).code}`} />
      ) : data === undefined ? (
        <p className={styles.words}>Reading the copies of each place…</p>
      ) : (
        <Lanes label="Copies of the last 24 hours" lanes={lanes} from={nowMs - dayMs} to={nowMs} endsNow />
      )}
      {unreachable.map((place) => (
        <p key={place.label} className={styles.words}>
          {place.label}: {place.message}
        </p>
      ))}
    </Card>
  );
}
