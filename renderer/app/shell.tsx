import { type JSX, Suspense, useMemo, useState } from 'react';
import type { Permission } from '../../shared/domain/people/permissions';
import { type PaletteAction, useActionLists } from '../components/actions/action-registry';
import { useKeyIntents } from '../components/keyboard/key-intents';
import { navigate, type ScreenName, useRoute } from '../components/navigation/route';
import { CommandPalette } from './command-palette';
import { ErrorBoundary } from './error-boundary';
import { Rail, type RailCounts } from './rail';
import { railEntries } from './rail-entries';
import { focusNextRegion } from './region-focus';
import type { Screen } from './screens';
import styles from './shell.module.css';
import { StatusStrip, type StatusStripProps } from './status-strip';
import { useWindowKeys } from './use-window-keys';

export interface ShellProps {
  readonly restaurant: string;
  readonly place?: string | undefined;
  readonly screens: Readonly<Partial<Record<ScreenName, Screen>>>;
  readonly canSee: (permission: Permission) => boolean;
  readonly counts?: RailCounts | undefined;
  readonly strip: StatusStripProps;
  /** Single-letter keys (N, /) can be switched off in Settings. */
  readonly singleKeys: boolean;
  readonly onLock: () => void;
  /** Left out for people who may not start a copy. */
  readonly onCopyNow?: (() => void) | undefined;
  readonly onCloseDay?: (() => void) | undefined;
  readonly onError: (fingerprint: string, error: unknown) => void;
}

function shellActions({ onLock, onCopyNow, onCloseDay }: ShellProps): readonly PaletteAction[] {
  return [
    ...(onCopyNow === undefined
      ? []
      : [{ id: 'copy-now', label: 'Copy now', group: 'Backups', keys: ['Ctrl', 'B'], run: onCopyNow }]),
    ...(onCloseDay === undefined
      ? []
      : [{ id: 'close-day', label: 'Close the day', group: 'Cash', keys: ['F9'], run: onCloseDay }]),
    { id: 'lock', label: 'Lock the screen', group: 'Larder', keys: ['Ctrl', 'L'], run: onLock },
  ];
}

function ScreenOnShow({ screens, onError }: Pick<ShellProps, 'screens' | 'onError'>): JSX.Element {
  const { screen } = useRoute();
  const Shown = screens[screen];
  return (
    <ErrorBoundary resetKey={screen} onError={onError}>
      <Suspense fallback={null}>{Shown === undefined ? null : <Shown />}</Suspense>
    </ErrorBoundary>
  );
}

/** The window: rail, the screen on show, strip; the keyboard map and the palette. */
export function Shell(props: ShellProps): JSX.Element {
  const { screens, canSee, onLock, onCopyNow, onCloseDay } = props;
  const [finding, setFinding] = useState(false);
  const registered = useMemo(() => new Set(Object.keys(screens) as ScreenName[]), [screens]);
  const entries = railEntries(canSee, registered);
  const lists = useActionLists();
  const openRail = (position: number): void => {
    const entry = entries[position - 1];
    if (entry !== undefined) navigate({ screen: entry.screen });
  };
  useWindowKeys({ singleKeys: props.singleKeys, openRail, nextRegion: focusNextRegion });
  useKeyIntents('shell', {
    find: () => setFinding(true),
    lock: onLock,
    ...(onCopyNow === undefined ? {} : { 'copy-now': onCopyNow }),
    ...(onCloseDay === undefined ? {} : { 'close-day': onCloseDay }),
  });
  const offered: readonly PaletteAction[] = [
    ...lists.toReversed().flat(),
    ...entries.map((entry, index) => ({
      id: `screen-${entry.screen}`,
      label: entry.label,
      group: 'Screen',
      keys: index < 9 ? ['Ctrl', String(index + 1)] : undefined,
      run: () => navigate({ screen: entry.screen }),
    })),
    ...shellActions(props),
  ];
  return (
    <div className={styles.shell}>
      <Rail
        restaurant={props.restaurant}
        place={props.place}
        entries={entries}
        counts={props.counts ?? {}}
        onFind={() => setFinding(true)}
      />
      <main className={styles.main}>
        <ScreenOnShow screens={screens} onError={props.onError} />
      </main>
      <StatusStrip {...props.strip} />
      {finding ? <CommandPalette actions={offered} onClose={() => setFinding(false)} /> : null}
    </div>
  );
}
