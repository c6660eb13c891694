import { IconPrinter, IconReceipt } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useLarder } from '../../api/hooks';
import { useSession } from '../../api/session';
import { formatBusinessDate } from '../../components/format/business-date';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { Notice } from '../../components/state/notice';
import { State } from '../../components/state/state';
import styles from './cash.module.css';
import { sessionSaid } from './cash-words';
import type { SessionView } from './session-view';
import { usePrint } from './use-print';
import { type Paper, ZReport } from './z-report';

/** A closed drawer: its Z, to read and to print. */
export function ZReportPage({ view }: { readonly view: SessionView }): JSX.Element {
  const person = useSession();
  const settings = useLarder('settings.get', {});
  const { session, z } = view;
  const { printing, print } = usePrint<Paper>();
  const said = sessionSaid(session);
  return (
    <Page
      title={z === null ? session.drawerName : `Z ${z.zNo}, ${session.drawerName}`}
      facts={`For ${formatBusinessDate(session.businessDate, true)}`}
      badge={<State tone={said.tone}>{said.word}</State>}
      actions={[
        {
          label: 'Print on receipt paper',
          icon: <IconReceipt size={16} stroke={1.75} />,
          onRun: () => print('receipt'),
        },
      ]}
      primary={{
        label: 'Print',
        icon: <IconPrinter size={16} stroke={1.75} />,
        keys: ['Ctrl', 'Enter'],
        onRun: () => print('sheet'),
      }}
    >
      {z === null ? (
        <Notice tone="danger" fact="This drawer was closed without a signed count.">
          It has no Z. Its entries and counts are kept below.
        </Notice>
      ) : null}
      <ZReport
        view={view}
        paper={printing?.paper ?? 'sheet'}
        restaurant={settings.data?.values.restaurantName ?? ''}
        printedBy={person?.display ?? ''}
        printedAt={printing?.at ?? null}
      />
      <button type="button" className={styles.quietLink} data-print="no" onClick={() => navigate({ screen: 'cash' })}>
        All drawers
      </button>
    </Page>
  );
}
