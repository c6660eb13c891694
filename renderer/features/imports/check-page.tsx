import type { JSX } from 'react';
import { refusalOf } from '../../api/call';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';
import { addChecked, clearDesk, type Desk } from './import-desk';
import { additionsOf, additionWords, bringsSomething, needingPerson, plural } from './import-words';
import { ReportBody } from './report-body';

export interface CheckPageProps {
  readonly desk: Extract<Desk, { readonly stage: 'checked' }>;
}

function NothingYet({ desk: { reports } }: CheckPageProps): JSX.Element {
  if (reports.every(({ refused }) => refused !== null))
    return (
      <Notice
        tone="danger"
        fact={reports.length === 1 ? 'This file cannot be used.' : 'None of these files can be used.'}
      >
        Nothing was added. What helps stands beside each file.
      </Notice>
    );
  const rows = needingPerson(reports);
  return (
    <Notice
      tone={rows > 0 ? 'attention' : 'neutral'}
      fact={`Nothing has been added yet.${rows === 0 ? '' : ` ${plural(rows, 'row')} would be left out.`}`}
    >
      Adding is one step, and it can be taken back until something later depends on it.
    </Notice>
  );
}

/** What the files would bring, before anything is added. */
export function CheckPage({ desk }: CheckPageProps): JSX.Element {
  const { reports, adding, error } = desk;
  const rows = reports.reduce((sum, report) => sum + report.rows.applied, 0);
  const words = additionWords(additionsOf(reports));
  return (
    <Page
      title="Check before adding"
      facts={reports.map(({ file }) => file).join(' · ')}
      actions={adding ? [] : [{ label: 'Cancel', onRun: clearDesk }]}
      primary={{
        label: words === null ? 'Add these files' : `Add ${words}`,
        keys: ['Ctrl', 'Enter'],
        blockedBecause: adding
          ? 'Larder is adding them.'
          : bringsSomething(reports)
            ? undefined
            : 'There is nothing new in these files.',
        onRun: () => void addChecked(),
      }}
    >
      {error !== null ? <FailureNotice failure={refusalOf(error)} /> : adding ? null : <NothingYet desk={desk} />}
      {adding ? (
        <Working sentence={`Adding ${plural(rows, 'row')} in one step: all of it arrives, or nothing does…`} />
      ) : null}
      <ReportBody reports={reports} added={false} />
    </Page>
  );
}
