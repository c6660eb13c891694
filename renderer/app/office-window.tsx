import { type JSX, useCallback, useMemo } from 'react';
import type { AppState } from '../../shared/contract/app';
import type { EventPayload } from '../../shared/contract/events';
import type { SessionView } from '../../shared/contract/people';
import { call } from '../api/call';
import { useEvent, useLarder } from '../api/hooks';
import { useActions } from '../components/actions/action-registry';
import { formatDate } from '../components/format/time-format';
import { navigate, type ScreenName } from '../components/navigation/route';
import { useCopyNow } from './copy-now';
import { runMenuIntent } from './menu-intent';
import { personWords } from './person-words';
import { railCounts } from './rail-counts';
import { railEntries } from './rail-entries';
import { reportFault } from './report-fault';
import { screens } from './screens';
import { Shell } from './shell';
import { protectionFacts } from './strip-facts';
import { useIdleLock } from './use-idle-lock';

export interface OfficeWindowProps {
  readonly state: AppState;
  readonly session: SessionView;
  readonly now: number;
  readonly onChoosePassword: () => void;
}

const registered = new Set(Object.keys(screens) as ScreenName[]);
const lagEveryMs = 15_000;
const dayEveryMs = 60_000;

// A refused lock or sign-out leaves the session as it is, and the next answer of main says so.
const lock = (): void => void call('auth.lock', {}).catch(() => undefined);
const signOut = (): void => void call('auth.signOut', {}).catch(() => undefined);
const sayActive = (): void => void call('auth.active', {}).catch(() => undefined);

/** A date without a zone, as the calendar writes it. */
const spokenDate = (date: string): string => formatDate(`${date}T12:00:00.000Z`, 'UTC');

function useStrip({ state, session, now, onChoosePassword }: OfficeWindowProps, businessDate: string | undefined) {
  const status = useLarder('backup.status', {}, { every: lagEveryMs });
  const mayOpenBackups = session.permissions.includes('backup.view');
  return {
    protection: protectionFacts(status.data, status.dataUpdatedAt, 'Looking for the newest copy'),
    person: personWords(session),
    businessDate: businessDate === undefined ? undefined : spokenDate(businessDate),
    sample: state.sample,
    now,
    personActions: [
      { label: 'Lock the screen', keys: ['Ctrl', 'L'], run: lock },
      { label: 'Change my password', run: onChoosePassword },
      { label: 'Sign out', run: signOut },
    ],
    onOpen: mayOpenBackups ? openBackups : undefined,
  };
}

function useMenu(session: SessionView): void {
  const chosen = useCallback(
    ({ intent }: EventPayload<'menu.chosen'>) => {
      const open = railEntries((permission) => session.permissions.includes(permission), registered);
      runMenuIntent(intent, (screen) => open.some((entry) => entry.screen === screen));
    },
    [session],
  );
  useEvent('menu.chosen', chosen);
}

const openBackups = (): void => navigate({ screen: 'backups' });
const closeDay = (): void => navigate({ screen: 'cash' });

/** The window of a signed-in person. */
export function OfficeWindow(props: OfficeWindowProps): JSX.Element {
  const { state, session, onChoosePassword } = props;
  const may = session.permissions;
  const home = useLarder('home.summary', {}, { every: dayEveryMs });
  const strip = useStrip(props, home.data?.businessDate);
  const copyNow = useCopyNow();
  useIdleLock({ idleMinutes: session.idleLockMinutes, read: Date.now, onActive: sayActive, onIdle: lock });
  useMenu(session);
  const actions = useMemo(
    () => [
      { id: 'sign-out', label: 'Sign out', group: 'Larder', run: signOut },
      { id: 'own-password', label: 'Change my password', group: 'Larder', run: onChoosePassword },
    ],
    [onChoosePassword],
  );
  useActions(actions);
  const countsCash = may.includes('cash.drawer.use');
  return (
    <Shell
      restaurant={state.restaurantName ?? 'Larder'}
      place={state.sample ? 'Sample restaurant' : undefined}
      screens={screens}
      canSee={(permission) => may.includes(permission)}
      counts={railCounts(home.data?.needs ?? [])}
      strip={strip}
      singleKeys
      onLock={lock}
      onCopyNow={may.includes('backup.run') ? copyNow : undefined}
      onCloseDay={countsCash && registered.has('cash') ? closeDay : undefined}
      onError={reportFault}
    />
  );
}
