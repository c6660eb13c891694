import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Time } from '../../components/figures/time';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';
import { fileKind } from './import-words';
import { ReportBody } from './report-body';
import { TakeBackDialog } from './take-back-dialog';

const back = { label: 'Imports', onRun: () => navigate({ screen: 'imports' }) };

/** One import of the past, and the way to take it back or why there is none. */
export function OneImportPage({ importId }: { readonly importId: string }): JSX.Element {
  const may = useMay();
  const asked = useLarder('imports.get', { id: importId });
  const one = asked.data;
  // The list knows whether something depends on it; it answers with this import when asked for what came up to it.
  const before = one === undefined ? undefined : new Date(Date.parse(one.at) + 1).toISOString();
  const list = useLarder('imports.list', before === undefined ? {} : { before }, { enabled: before !== undefined });
  const [takingBack, setTakingBack] = useState(false);
  if (one === undefined)
    return (
      <Page title="Import" actions={[back]}>
        {asked.error === null ? (
          <Working sentence="Reading this import…" />
        ) : (
          <FailureNotice failure={refusalOf(asked.error)} />
        )}
      </Page>
    );
  const { report, at, by, status } = one;
  const entry = list.data?.find(({ id }) => id === importId);
  const why = entry === undefined ? 'Larder is still looking whether anything depends on it.' : entry.why;
  return (
    <Page
      title={report.file}
      facts={
        <>
          {fileKind(report)} · added by {by}, <Time at={at} date="year" />
        </>
      }
      actions={
        may('import.run') && status === 'APPLIED'
          ? [back, { label: 'Take it back', blockedBecause: why ?? undefined, onRun: () => setTakingBack(true) }]
          : [back]
      }
    >
      {status === 'ROLLED_BACK' ? (
        <Notice tone="neutral" fact="This import was taken back.">
          Its rows stay readable here. The same file can be added again.
        </Notice>
      ) : entry !== undefined && why !== null ? (
        <Notice tone="neutral" fact="This import stays.">
          {why}
        </Notice>
      ) : null}
      <ReportBody reports={[report]} added />
      {takingBack ? (
        <TakeBackDialog importId={importId} file={report.file} onClose={() => setTakingBack(false)} />
      ) : null}
    </Page>
  );
}
