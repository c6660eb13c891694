import { IconLockX, IconRefresh } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { Figure, FigureRow } from '../../components/figures/figure';
import { KeptMoney } from '../../components/figures/kept-money';
import { SignedMoney } from '../../components/figures/signed-money';
import { formatBusinessDate } from '../../components/format/business-date';
import { useFormats } from '../../components/format/format-context';
import { formatMoney } from '../../components/format/money-format';
import { Page } from '../../components/page/page';
import type { PageAction } from '../../components/page/page-action';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import styles from './cash.module.css';
import { countName, differenceSaid, sessionSaid } from './cash-words';
import { CountsCard } from './counts-card';
import { EntriesCard } from './entries-card';
import { FindingCard } from './finding-card';
import { ForceCloseDialog } from './force-close-dialog';
import type { SessionView } from './session-view';
import { SignOffCard } from './sign-off-card';
import { UndecidedDialog } from './undecided-dialog';
import { type BeginCount, useBeginCount } from './use-begin-count';
import { WorkedOutCard } from './worked-out-card';

function useLimit(): string | null {
  const { money } = useFormats();
  const settings = useLarder('settings.get', {}).data;
  return settings === undefined ? null : formatMoney(settings.values.cashToleranceMinor, money);
}

function Result({ view }: { readonly view: SessionView }): JSX.Element {
  const { session, unclaimed } = view;
  const said = differenceSaid(session, useLimit());
  return (
    <Card>
      <div className={styles.result}>
        <FigureRow>
          <Figure label="Counted">
            <KeptMoney amountMinor={session.countedMinor} />
          </Figure>
          <Figure label="Expected">
            <KeptMoney amountMinor={session.expectedMinor} />
          </Figure>
          <Figure label="Difference" tone={said.tone === 'danger' ? 'danger' : 'neutral'}>
            <SignedMoney amountMinor={session.varianceMinor ?? 0} />
          </Figure>
        </FigureRow>
        <div className={styles.verdict}>
          <State tone={said.tone}>{said.word}</State>
          {unclaimed === 0 ? null : (
            <span>
              {unclaimed === 1 ? 'One cash payment' : `${unclaimed} cash payments`} of this day came in after the count
              began
            </span>
          )}
        </div>
      </div>
    </Card>
  );
}

function headerActions(
  { session }: SessionView,
  counting: BeginCount,
  mayCount: boolean,
  onForceClose: (() => void) | undefined,
): readonly [] | readonly [PageAction] | readonly [PageAction, PageAction] {
  const undecided = session.status === 'COUNTED' || session.status === 'INVESTIGATING';
  const again: PageAction | undefined =
    undecided && mayCount
      ? {
          label: `Count a ${countName(session.attempts + 1).toLocaleLowerCase('en')} time`,
          icon: <IconRefresh size={16} stroke={1.75} />,
          ...(counting.mayCountAgain
            ? {}
            : { blockedBecause: 'It was counted three times. Write down what you found.' }),
          onRun: counting.again,
        }
      : undefined;
  const close: PageAction | undefined =
    onForceClose === undefined
      ? undefined
      : { label: 'Close without signing', icon: <IconLockX size={16} stroke={1.75} />, onRun: onForceClose };
  if (again !== undefined && close !== undefined) return [again, close];
  if (again !== undefined) return [again];
  return close === undefined ? [] : [close];
}

/** Counted, expected and the difference; what was found; who signs and why not yet. */
export function DifferencePage({ view }: { readonly view: SessionView }): JSX.Element {
  const { session } = view;
  const may = useMay();
  const counting = useBeginCount(view);
  const [closing, setClosing] = useState(false);
  const said = sessionSaid(session);
  // The signature needs the room at the right, so that its button is in sight.
  const signing = view.signOff.allowed;
  const counted = session.countedBy === null ? '' : ` · counted by ${session.countedBy}`;
  return (
    <Page
      title={session.drawerName}
      facts={`For ${formatBusinessDate(session.businessDate)}${counted}`}
      badge={<State tone={said.tone}>{said.word}</State>}
      actions={headerActions(
        view,
        counting,
        may('cash.drawer.use'),
        may('cash.force-close') ? () => setClosing(true) : undefined,
      )}
    >
      <FailureNotice failure={refusalOf(counting.error)} />
      <Result view={view} />
      <div className={styles.threeColumns}>
        <div className={styles.column}>
          <FindingCard view={view} />
          {signing ? <WorkedOutCard view={view} /> : null}
        </div>
        <div className={styles.column}>
          <CountsCard view={view} />
          <EntriesCard events={view.events} empty="Nothing was paid in or out by hand." short />
        </div>
        <div className={styles.column}>
          {signing ? null : <WorkedOutCard view={view} />}
          <SignOffCard view={view} />
        </div>
      </div>
      <UndecidedDialog counting={counting} />
      {closing ? <ForceCloseDialog session={session} onClose={() => setClosing(false)} /> : null}
    </Page>
  );
}
