import type { JSX } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay, useSession } from '../../api/session';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Working } from '../../components/working/working';
import { draftKey, useCountStart } from './count-drafts';
import { CountPage } from './count-page';
import { CountedPage } from './counted-page';
import { DifferencePage } from './difference-page';
import { OpenSessionPage } from './open-session-page';
import type { SessionView } from './session-view';
import { ZReportPage } from './z-report-page';

function Found({ view }: { readonly view: SessionView }): JSX.Element {
  const person = useSession();
  const may = useMay();
  const start = useCountStart(draftKey(person?.userId ?? '', view.session.id));
  const { status, varianceMinor } = view.session;
  switch (status) {
    case 'OPEN':
      return <OpenSessionPage view={view} />;
    case 'COUNTING':
      return start === undefined || person === undefined || person === null ? (
        <OpenSessionPage view={view} />
      ) : (
        <CountPage view={view} start={start} userId={person.userId} counter={person.display} />
      );
    case 'COUNTED':
    case 'RECONCILED':
    case 'INVESTIGATING':
    case 'RESOLVED':
    case 'SIGNED_OFF':
      return varianceMinor === null || !may('cash.investigate.view') ? (
        <CountedPage view={view} />
      ) : (
        <DifferencePage view={view} />
      );
    case 'LOCKED':
    case 'FORCE_CLOSED':
      return <ZReportPage view={view} />;
  }
}

/** One drawer session: which page stands here follows from where the drawer stands and who looks. */
export function SessionPage({ sessionId }: { readonly sessionId: string }): JSX.Element {
  const { data, error } = useLarder('cash.session', { id: sessionId });
  if (data !== undefined) return <Found view={data} />;
  return (
    <Page title="Drawer">
      {error === null ? <Working sentence="Reading the drawer…" /> : <FailureNotice failure={refusalOf(error)} />}
    </Page>
  );
}
