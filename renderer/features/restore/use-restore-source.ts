import { useMemo } from 'react';
import type { Moment } from '../../../shared/contract/backup';
import { explain } from '../../api/call';
import { useLarder } from '../../api/hooks';
import type { KeptCopy } from '../../components/charts/copy-stretches';
import { type MomentRow, momentRows, ordersNow } from './moment-rows';
import type { OpenedFolder } from './other-folder-card';

export interface SourceLane {
  readonly id: string;
  readonly label: string;
  readonly copies: readonly KeptCopy[];
  readonly missingSince: number | null;
}

/** Where moments come from: every known place, or one folder that was opened by its code. */
export interface RestoreSource {
  readonly rows: readonly MomentRow[];
  readonly lanes: readonly SourceLane[];
  readonly unreachable: readonly { readonly label: string; readonly message: string }[];
  readonly nowMs: number;
  readonly waiting: boolean;
  readonly refusal: { readonly message: string; readonly code: string } | null;
}

const noMoments: readonly Moment[] = [];
const folderName = (path: string): string => path.split(/[\\/]/u).findLast((part) => part !== '') ?? path;

const copiesOf = (moments: readonly Moment[], id: string): readonly KeptCopy[] =>
  moments
    .filter((moment) => moment.destinationId === id)
    .map((moment) => ({ at: Date.parse(moment.at), proved: moment.proved }));

export function useRestoreSource(folder: OpenedFolder | null): RestoreSource {
  const known = useLarder('restore.moments', {}, { enabled: folder === null });
  const status = useLarder('backup.status', {});
  const moments = folder?.moments ?? known.data?.moments ?? noMoments;
  // Rows and lanes belong to the moment they were read, and stay as they are while somebody chooses.
  const nowMs = Math.max(status.dataUpdatedAt, known.dataUpdatedAt);
  const places = status.data?.destinations;
  const found = useMemo(() => {
    const all = places ?? [];
    const lanes =
      folder === null
        ? all.map((place) => ({
            id: place.id,
            label: place.label,
            copies: copiesOf(moments, place.id),
            missingSince: place.lagSeconds === null || place.lagSeconds === 0 ? null : nowMs - place.lagSeconds * 1000,
          }))
        : [
            {
              id: folder.sourceId,
              label: folderName(folder.path),
              copies: copiesOf(moments, folder.sourceId),
              missingSince: null,
            },
          ];
    return { rows: momentRows(moments, folder === null ? ordersNow(moments, all) : null), lanes };
  }, [moments, places, folder, nowMs]);
  const error = folder === null ? (known.error ?? status.error) : null;
  return {
    ...found,
    nowMs,
    unreachable: folder === null ? (known.data?.unreachable ?? []) : [],
    waiting: folder === null && (known.isPending || status.isPending),
    refusal: error === null ? null : explain(error),
  };
}
