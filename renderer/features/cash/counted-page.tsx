import { IconRefresh } from '@tabler/icons-react';
import type { JSX } from 'react';
import { mostCountAttempts } from '../../../shared/domain/cash/session-machine';
import { refusalOf } from '../../api/call';
import { useMay } from '../../api/session';
import { formatBusinessDate } from '../../components/format/business-date';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Notice } from '../../components/state/notice';
import { State } from '../../components/state/state';
import { countOutcome, sessionSaid } from './cash-words';
import { CountsCard } from './counts-card';
import type { SessionView } from './session-view';
import { UndecidedDialog } from './undecided-dialog';
import { useBeginCount } from './use-begin-count';

/** What a count came to for someone who may not see what was expected. */
export function CountedPage({ view }: { readonly view: SessionView }): JSX.Element {
  const { session } = view;
  const may = useMay();
  const counting = useBeginCount(view);
  const outcome = countOutcome(session, mostCountAttempts, may('cash.drawer.use'));
  const said = sessionSaid(session);
  const again = session.status === 'COUNTED' && counting.mayCountAgain && may('cash.drawer.use');
  return (
    <Page
      title={session.drawerName}
      facts={`For ${formatBusinessDate(session.businessDate)}${session.countedBy === null ? '' : ` · counted by ${session.countedBy}`}`}
      badge={<State tone={said.tone}>{said.word}</State>}
      primary={
        again
          ? {
              label: 'Count again',
              icon: <IconRefresh size={16} stroke={1.75} />,
              keys: ['Ctrl', 'Enter'],
              onRun: counting.again,
            }
          : undefined
      }
    >
      {counting.error === null ? (
        <Notice tone={outcome.tone} fact={outcome.fact}>
          {outcome.meaning}
        </Notice>
      ) : (
        <FailureNotice failure={refusalOf(counting.error)} />
      )}
      <CountsCard view={view} />
      <UndecidedDialog counting={counting} />
    </Page>
  );
}
