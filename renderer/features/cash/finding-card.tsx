import { Button, Select, Textarea } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { shortestFinding } from '../../../shared/domain/cash/session-machine';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { FactList } from '../../components/figures/fact-list';
import { FieldError } from '../../components/forms/field-error';
import { KeyHint } from '../../components/keyboard/key-hint';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { FailureNotice } from '../../components/state/failure-notice';
import styles from './cash.module.css';
import type { SessionView } from './session-view';

function FindingForm({ view }: { readonly view: SessionView }): JSX.Element {
  const reasons = useLarder('cash.reasons', {});
  const resolve = useIntent('cash.resolve');
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [finding, setFinding] = useState('');
  const [resolution, setResolution] = useState('');
  const [judged, setJudged] = useState(false);
  const short = finding.trim().length < shortestFinding;
  const save = (): void => {
    setJudged(true);
    if (reasonId === null || short || resolve.isPending) return;
    const done = resolution.trim();
    resolve.mutate({ sessionId: view.session.id, reasonId, finding, ...(done === '' ? {} : { resolution: done }) });
  };
  useKeyIntents('page', { primary: save });
  return (
    <div className={styles.fields}>
      <FailureNotice failure={refusalOf(resolve.error ?? reasons.error)} />
      <p className={styles.words}>Nothing already recorded is changed. What you write stays with the difference.</p>
      <Select
        label="Cause"
        searchable
        data={(reasons.data ?? []).map(({ id, label }) => ({ value: id, label }))}
        value={reasonId}
        error={judged && reasonId === null ? <FieldError>Choose the cause that fits best.</FieldError> : undefined}
        onChange={setReasonId}
      />
      <Textarea
        label="What was found"
        description={`At least ${shortestFinding} characters, so that it can be understood in a year`}
        value={finding}
        maxLength={2000}
        rows={3}
        error={judged && short ? <FieldError>Write what was found, in a few words.</FieldError> : undefined}
        onChange={(event) => setFinding(event.currentTarget.value)}
      />
      <Textarea
        label="What was done about it (optional)"
        value={resolution}
        maxLength={2000}
        rows={2}
        onChange={(event) => setResolution(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button
          variant="filled"
          loading={resolve.isPending}
          leftSection={<IconPencil size={16} stroke={1.75} aria-hidden="true" />}
          rightSection={<KeyHint keys={['Ctrl', 'Enter']} />}
          onClick={save}
        >
          Write it down
        </Button>
      </div>
    </div>
  );
}

/** What was found about a difference: the form while it is open, the words once they are written. */
export function FindingCard({ view }: { readonly view: SessionView }): JSX.Element {
  const may = useMay();
  const { session, reconciliation } = view;
  const open = session.status === 'COUNTED' || session.status === 'INVESTIGATING';
  if (open && may('cash.investigate'))
    return (
      <Card title="What explains the difference?">
        <FindingForm view={view} />
      </Card>
    );
  if (open)
    return (
      <Card title="What explains the difference?">
        <p className={styles.words}>A shift lead, a manager or the owner writes down what they find.</p>
      </Card>
    );
  const found = reconciliation?.finding;
  if (found === undefined || found === null)
    return (
      <Card title="What was found">
        <p className={styles.words}>
          {session.varianceMinor === 0
            ? 'The count matches. There is nothing to explain.'
            : reconciliation === null
              ? 'The difference is within the limit. It needs no explanation.'
              : 'What was found is kept for the owner and managers.'}
        </p>
      </Card>
    );
  return (
    <Card title="What was found">
      <div className={styles.fields}>
        <FactList facts={[{ label: 'Cause', value: reconciliation?.category ?? '' }]} />
        <p className={styles.words}>{found}</p>
        {reconciliation?.resolution ? <p className={styles.words}>Done about it: {reconciliation.resolution}</p> : null}
      </div>
    </Card>
  );
}
