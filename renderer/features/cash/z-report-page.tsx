import { IconPrinter, IconReceipt } from '@tabler/icons-react';
import { type JSX, useEffect, useState } from 'react';
import { useSession } from '../../api/session';
import { formatBusinessDate } from '../../components/format/business-date';
import { Page } from '../../components/page/page';
import { Notice } from '../../components/state/notice';
import { State } from '../../components/state/state';
import { sessionSaid } from './cash-words';
import type { SessionView } from './session-view';
import { type Paper, ZReport } from './z-report';

interface Printing {
  readonly paper: Paper;
  readonly at: string;
}

/** A closed drawer: its Z, to read and to print. */
export function ZReportPage({ view }: { readonly view: SessionView }): JSX.Element {
  const person = useSession();
  const { session, z } = view;
  const [printing, setPrinting] = useState<Printing | null>(null);
  const said = sessionSaid(session);
  // The paper decides the layout, so that has to stand on the page before the print dialog takes its picture.
  useEffect(() => {
    if (printing === null) return;
    window.print();
    setPrinting(null);
  }, [printing]);
  const print = (paper: Paper): void => setPrinting({ paper, at: new Date().toISOString() });
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
        printedBy={person?.display ?? ''}
        printedAt={printing?.at ?? null}
      />
    </Page>
  );
}
