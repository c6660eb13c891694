import type { JSX, ReactNode } from 'react';
import { focusNextRegion } from './region-focus';
import styles from './shell.module.css';
import { StatusStrip, type StatusStripProps } from './status-strip';
import { useWindowKeys } from './use-window-keys';

export interface BareWindowProps {
  readonly strip: StatusStripProps;
  readonly children: ReactNode;
}

/** A window without a rail: first run, sign-in, and records that do not open. The strip stays and tells the truth. */
export function BareWindow({ strip, children }: BareWindowProps): JSX.Element {
  useWindowKeys({ singleKeys: false, openRail: () => undefined, nextRegion: focusNextRegion });
  return (
    <div className={styles.shell} data-rail="none">
      <main className={styles.main} data-region="body" tabIndex={-1}>
        {children}
      </main>
      <StatusStrip {...strip} />
    </div>
  );
}
