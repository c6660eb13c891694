import { IconCheck, IconTrash } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { mostCountAttempts } from '../../../shared/domain/cash/session-machine';
import { refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { missingDenominations, missingSentence } from '../../components/counting/denomination-count';
import { DenominationGrid } from '../../components/counting/denomination-grid';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Notice } from '../../components/state/notice';
import { State } from '../../components/state/state';
import { Working } from '../../components/working/working';
import styles from './cash.module.css';
import { listInWords } from './cash-words';
import { type CountStart, draftKey, dropCountDraft, keepCountDraft, useCountDraft } from './count-drafts';
import { countLines, typedLines } from './count-sheet';
import type { SessionView } from './session-view';
import { useCashKinds } from './use-cash-kinds';
import { useCountSheetPrint } from './use-count-sheet-print';

export interface CountPageProps {
  readonly view: SessionView;
  readonly start: CountStart;
  readonly userId: string;
  readonly counter: string;
}

function BeforeYouFinish({ undecided }: Pick<CountStart, 'undecided'>): JSX.Element {
  const orders = listInWords(undecided.map(({ orderNo }) => orderNo));
  return (
    <Card title="Before you finish">
      <ul className={styles.checks}>
        <li>
          {undecided.length === 0 ? (
            <State tone="safe" variant="plain">
              Every order of this day is settled
            </State>
          ) : (
            <State tone="attention" variant="plain">
              {undecided.length === 1
                ? `Order ${orders} is not decided. It is marked as seen; your manager decides.`
                : `Orders ${orders} are not decided. They are marked as seen; your manager decides.`}
            </State>
          )}
        </li>
        <li>
          <State tone="neutral" variant="plain">
            What Larder expects stays hidden until you finish
          </State>
        </li>
      </ul>
    </Card>
  );
}

function attemptNotice(attempt: number): JSX.Element | null {
  if (attempt < 2) return null;
  const fact = attempt === 2 ? 'The first count did not match' : 'Two counts did not match';
  return (
    <Notice tone="attention" fact={`${fact}, so please count once more.`}>
      {attempt === 2 ? 'Your first count is kept.' : 'Both are kept.'} This is count {attempt} of {mostCountAttempts}.
      The amount Larder expects stays hidden until you finish.
    </Notice>
  );
}

/** Counts a drawer blind. Nothing on this page was worked out from what should be there. */
export function CountPage({ view, start, userId, counter }: CountPageProps): JSX.Element {
  const { id, drawerName } = view.session;
  const key = draftKey(userId, id);
  const counts = useCountDraft(key);
  const { sheet, error } = useCashKinds();
  const submit = useIntent('cash.submitCount');
  const paper = useCountSheetPrint(view);
  const [discarding, setDiscarding] = useState(false);
  const typed = typedLines(counts);
  const missing =
    sheet === null
      ? 'Reading the notes and coins…'
      : missingSentence(missingDenominations(sheet.denominations, counts));
  const finish = (): void => {
    if (sheet === null || submit.isPending) return;
    submit.mutate({ sessionId: id, lines: countLines(sheet, counts) }, { onSuccess: () => dropCountDraft(key) });
  };
  return (
    <Page
      title={`Count ${drawerName}`}
      facts={`Counted by ${counter}`}
      actions={[
        paper.action,
        {
          label: 'Start over',
          icon: <IconTrash size={16} stroke={1.75} />,
          ...(typed === 0 ? { blockedBecause: 'Nothing is typed yet.' } : {}),
          onRun: () => setDiscarding(true),
        },
      ]}
      primary={{
        label: 'Finish count',
        icon: <IconCheck size={16} stroke={1.75} />,
        keys: ['Ctrl', 'Enter'],
        ...(missing === undefined ? {} : { blockedBecause: missing }),
        onRun: finish,
      }}
    >
      {submit.error !== null || error !== null ? (
        <FailureNotice failure={refusalOf(submit.error ?? error)} />
      ) : (
        attemptNotice(start.attempt)
      )}
      {sheet === null ? (
        error === null ? (
          <Working sentence="Reading the notes and coins…" />
        ) : null
      ) : (
        <DenominationGrid
          denominations={sheet.denominations}
          rolls={sheet.rolls}
          counts={counts}
          onChange={(next) => keepCountDraft(key, next)}
          aside={<BeforeYouFinish undecided={start.undecided} />}
        />
      )}
      {paper.paper}
      {discarding ? (
        <AskDialog
          question="Discard this count?"
          consequence={typed === 1 ? 'The line you typed will be gone.' : `The ${typed} lines you typed will be gone.`}
          verb="Discard"
          refusal="Keep counting"
          destructive
          onVerb={() => {
            keepCountDraft(key, {});
            setDiscarding(false);
          }}
          onRefuse={() => setDiscarding(false)}
        />
      ) : null}
    </Page>
  );
}
