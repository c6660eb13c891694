import { type JSX, useEffect, useState } from 'react';
import { Fingerprint } from '../figures/fingerprint';
import { StateIcon } from '../state/state-icon';
import styles from './data-table.module.css';
import { type RowHeight, rowPixels, type TableState } from './table-types';

const quietMilliseconds = 150;
const skeletonRows = ['one', 'two', 'three', 'four', 'five', 'six'] as const;

/** A wait so short that words would only flicker says nothing. */
function useOutlasts(milliseconds: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return over;
}

function Loading({ sentence, height }: { readonly sentence: string; readonly height: number }): JSX.Element | null {
  const shown = useOutlasts(quietMilliseconds);
  if (!shown) return null;
  return (
    <div>
      <p className={styles.message} role="status">
        {sentence}
      </p>
      <div aria-hidden="true">
        {skeletonRows.map((row) => (
          <div key={row} className={styles.skeleton} style={{ height }} />
        ))}
      </div>
    </div>
  );
}

export interface TableMessageProps {
  readonly state: Exclude<TableState, { kind: 'ready' }>;
  readonly rowHeight: RowHeight;
}

/** What stands in the place of rows while they are read, or when they could not be. */
export function TableMessage({ state, rowHeight }: TableMessageProps): JSX.Element {
  if (state.kind === 'loading') return <Loading sentence={state.sentence} height={rowPixels[rowHeight]} />;
  return (
    <div className={styles.failed} role="alert">
      <StateIcon tone="danger" size={18} />
      <p>
        {state.sentence} {state.code === undefined ? null : <Fingerprint code={state.code} />}
      </p>
      {state.action}
    </div>
  );
}
