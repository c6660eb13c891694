import { Button } from '@mantine/core';
import { type JSX, useState } from 'react';
import { explain, refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import { Working } from '../../components/working/working';
import styles from './settings.module.css';
import { returnSentence, type UpdateView, updateState } from './update-words';

const lookAgainMs = 1000;

function Offered({ available }: Pick<UpdateView, 'available'>): JSX.Element | null {
  if (available === null) return null;
  return (
    <>
      <FactList
        facts={[
          { label: 'On offer', value: `Larder ${available.version}` },
          { label: 'Released', value: <Time at={available.releasedAt} date="year" /> },
        ]}
      />
      {available.notes === '' ? null : <p className={styles.notes}>{available.notes}</p>}
    </>
  );
}

type Question = 'install' | 'roll-back';

function LeaveQuestion({
  question,
  view,
  onClose,
}: {
  readonly question: Question;
  readonly view: UpdateView;
  readonly onClose: () => void;
}) {
  const install = useIntent('update.install');
  const rollBack = useIntent('update.rollBack');
  const installs = question === 'install';
  const intent = installs ? install : rollBack;
  const version = installs ? (view.available?.version ?? '') : (view.rollBackTo ?? '');
  return (
    <AskDialog
      question={installs ? `Install Larder ${version} now?` : `Go back to Larder ${version}?`}
      consequence={
        installs
          ? 'Larder makes a copy of your records, closes, and starts again as the new one. That takes about a minute.'
          : 'Larder makes a copy of your records, closes, and starts again as the earlier one. If that one cannot read newer records, it offers the copy from before the update.'
      }
      verb={installs ? 'Install and start again' : 'Go back and start again'}
      refusal="Not now"
      destructive={!installs}
      working={intent.isPending || intent.isSuccess}
      error={intent.error === null ? undefined : explain(intent.error).message}
      onVerb={() => intent.mutate({})}
      onRefuse={onClose}
    />
  );
}

/** Which Larder runs, whether there is a newer one, and the way to it and back. */
export function UpdatesSection({ mayManage }: { readonly mayManage: boolean }): JSX.Element {
  const check = useIntent('update.check');
  const state = useLarder('update.state', {}, check.isPending ? { every: lookAgainMs } : {});
  const [question, setQuestion] = useState<Question | null>(null);
  const view = state.data;
  const badge = view === undefined ? undefined : updateState(view);
  const look = () => check.mutate({}, { onSettled: () => void state.refetch() });
  const refusedBefore = check.error !== null && view?.message === explain(check.error).message;
  return (
    <Card title="Updates" aside={badge ? <State tone={badge.tone}>{badge.words}</State> : undefined}>
      <div className={styles.stack}>
        {refusedBefore ? null : <FailureNotice failure={refusalOf(state.error ?? check.error)} />}
        {view ? (
          <FactList
            facts={[
              { label: 'This is', value: `Larder ${view.version}` },
              {
                label: 'Last looked',
                value: view.checkedAt === null ? 'never' : <Time at={view.checkedAt} date="day" />,
              },
            ]}
          />
        ) : null}
        {check.isPending ? (
          <Working sentence={view?.message ?? 'Asking the update place.'} />
        ) : (
          <p className={styles.words}>{view?.message}</p>
        )}
        {view ? <Offered available={view.available} /> : null}
        {view?.packaged === true && mayManage ? (
          <div className={styles.row}>
            <Button size="xs" disabled={check.isPending} onClick={look}>
              Look for an update
            </Button>
            {view.state === 'verified' ? (
              <Button size="xs" onClick={() => setQuestion('install')}>
                Install Larder {view.available?.version}
              </Button>
            ) : null}
            {view.rollBackTo === null ? null : (
              <Button size="xs" variant="outline" color="danger" onClick={() => setQuestion('roll-back')}>
                Go back to {view.rollBackTo}
              </Button>
            )}
          </div>
        ) : null}
        {view?.packaged === true ? <p className={styles.words}>{returnSentence(view)}</p> : null}
        {view?.packaged === true && !mayManage ? <p className={styles.words}>Only an owner installs updates.</p> : null}
      </div>
      {question && view ? <LeaveQuestion question={question} view={view} onClose={() => setQuestion(null)} /> : null}
    </Card>
  );
}
