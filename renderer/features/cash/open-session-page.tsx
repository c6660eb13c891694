import { IconCalculator, IconPlus } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { type Fact, FactList } from '../../components/figures/fact-list';
import { KeptMoney } from '../../components/figures/kept-money';
import { SignedMoney } from '../../components/figures/signed-money';
import { Time } from '../../components/figures/time';
import { formatBusinessDate } from '../../components/format/business-date';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import styles from './cash.module.css';
import { sessionSaid } from './cash-words';
import { EntriesCard } from './entries-card';
import { EntryPanel } from './entry-panel';
import { ForceCloseDialog } from './force-close-dialog';
import { NewEntryPanel } from './new-entry-panel';
import type { DrawerEvent, SessionView } from './session-view';
import { UndecidedDialog } from './undecided-dialog';
import { useBeginCount } from './use-begin-count';
import { useCountSheetPrint } from './use-count-sheet-print';
import { WorkedOutCard } from './worked-out-card';

type Shown = { readonly kind: 'new' } | { readonly kind: 'entry'; readonly entry: DrawerEvent } | null;

function facts({ session }: SessionView): readonly Fact[] {
  const difference = session.openingVarianceMinor;
  return [
    { label: 'Opened', value: <Time at={session.openedAt} date="day" /> },
    { label: 'By', value: session.openedBy },
    { label: 'Float', value: <KeptMoney amountMinor={session.openingMinor} /> },
    ...(difference === null || difference === 0
      ? []
      : [
          {
            label: 'Against what was left',
            value: <SignedMoney amountMinor={difference} />,
            tone: 'attention' as const,
          },
        ]),
  ];
}

const whyHidden = 'What the drawer should hold is kept back until it is counted, so that every count is a real one.';

/** A drawer in use: what went in and out of it by hand, and the way to its count. */
export function OpenSessionPage({ view }: { readonly view: SessionView }): JSX.Element {
  const { session } = view;
  const may = useMay();
  const counting = useBeginCount(view);
  const sheet = useCountSheetPrint(view);
  const [shown, setShown] = useState<Shown>(null);
  const [closing, setClosing] = useState(false);
  const said = sessionSaid(session);
  const mayWrite = may('cash.event.add');
  const write = mayWrite ? () => setShown({ kind: 'new' }) : undefined;
  const begun = session.status === 'COUNTING';
  return (
    <Page
      title={session.drawerName}
      facts={`For ${formatBusinessDate(session.businessDate)}${begun ? ' · its count has begun and is not handed in' : ''}`}
      badge={<State tone={said.tone}>{said.word}</State>}
      actions={
        write === undefined
          ? []
          : [
              sheet.action,
              { label: 'Write down', icon: <IconPlus size={16} stroke={1.75} />, keys: ['N'], onRun: write },
            ]
      }
      primary={
        may('cash.drawer.use')
          ? {
              label: begun ? 'Go on counting' : 'Count this drawer',
              icon: <IconCalculator size={16} stroke={1.75} />,
              keys: ['Ctrl', 'Enter'],
              onRun: () => counting.begin(false),
            }
          : undefined
      }
      primaryInBody={shown?.kind === 'new'}
      onNew={write}
      panel={
        shown === null ? undefined : shown.kind === 'new' ? (
          <NewEntryPanel key="new" sessionId={session.id} onClose={() => setShown(null)} />
        ) : (
          <EntryPanel key={shown.entry.id} entry={shown.entry} mayTakeBack={mayWrite} onClose={() => setShown(null)} />
        )
      }
    >
      <FailureNotice failure={refusalOf(counting.error)} />
      <div className={styles.columns}>
        <EntriesCard
          events={view.events}
          empty={
            mayWrite
              ? 'Nothing was paid in or out by hand. Press N when cash leaves or enters the drawer without a sale.'
              : 'Nothing was paid in or out by hand.'
          }
          selectedId={shown?.kind === 'entry' ? shown.entry.id : undefined}
          short={shown !== null}
          onOpen={(entry) => setShown({ kind: 'entry', entry })}
        />
        <div className={styles.column}>
          <Card title="This drawer">
            <FactList facts={facts(view)} />
          </Card>
          {view.expectedLines === null ? (
            <Card>
              <p className={styles.words}>{whyHidden}</p>
            </Card>
          ) : (
            <WorkedOutCard view={view} />
          )}
          {may('cash.force-close') ? (
            <button type="button" className={styles.quietLink} onClick={() => setClosing(true)}>
              Close it without a count…
            </button>
          ) : null}
        </div>
      </div>
      <UndecidedDialog counting={counting} />
      {sheet.paper}
      {closing ? <ForceCloseDialog session={session} onClose={() => setClosing(false)} /> : null}
    </Page>
  );
}
