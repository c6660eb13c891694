import type { JSX } from 'react';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { Notice } from '../../components/state/notice';
import { type AppliedReport, clearDesk } from './import-desk';
import { additionsOf, additionWords, needingPerson, plural } from './import-words';
import { ReportBody } from './report-body';

/** What was added, at once after adding it. */
export function AddedPage({ reports }: { readonly reports: readonly AppliedReport[] }): JSX.Element {
  const words = additionWords(additionsOf(reports));
  const left = needingPerson(reports);
  const some = reports.some(({ batchId }) => batchId !== null);
  return (
    <Page
      title={some ? 'Added' : 'Nothing was added'}
      facts={reports.map(({ file }) => file).join(' · ')}
      actions={[
        {
          label: 'See these orders',
          onRun: () => {
            clearDesk();
            navigate({ screen: 'orders' });
          },
        },
      ]}
      primary={{ label: 'Done', keys: ['Ctrl', 'Enter'], onRun: clearDesk }}
    >
      <Notice
        tone={left > 0 || !some ? 'attention' : 'safe'}
        fact={words === null ? 'No new order was in these files.' : `${words} added.`}
      >
        {left === 0 ? 'Every row was read.' : `${plural(left, 'row')} stayed out and is listed below with its reason.`}
        {some ? ' To take a file back, open it under Earlier imports.' : null}
      </Notice>
      <ReportBody reports={reports} added />
    </Page>
  );
}
