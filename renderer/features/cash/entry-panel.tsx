import { Button, Textarea } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { FactList } from '../../components/figures/fact-list';
import { KeptMoney } from '../../components/figures/kept-money';
import { Time } from '../../components/figures/time';
import { FieldError } from '../../components/forms/field-error';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { SidePanel } from '../../components/panel/side-panel';
import { FailureNotice } from '../../components/state/failure-notice';
import styles from './cash.module.css';
import { eventSaid } from './cash-words';
import type { DrawerEvent } from './session-view';

interface EntryPanelProps {
  readonly entry: DrawerEvent;
  readonly mayTakeBack: boolean;
  readonly onClose: () => void;
}

/** One entry; a wrong one is taken back by its opposite, so that both stay to be seen. */
export function EntryPanel({ entry, mayTakeBack, onClose }: EntryPanelProps): JSX.Element {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState(false);
  const reverse = useIntent('cash.reverseEvent');
  const possible = mayTakeBack && !entry.reversed && entry.kind !== 'reversal' && entry.kind !== 'no_sale';
  const takeBack = (): void => {
    if (reverse.isPending) return;
    if (note.trim() === '') setProblem(true);
    else reverse.mutate({ eventId: entry.id, note }, { onSuccess: onClose });
  };
  useKeyIntents('panel', { primary: takeBack }, possible);
  return (
    <SidePanel title={eventSaid(entry.kind)} onClose={onClose} holdsTyping={note !== ''} width="narrow">
      <div className={styles.fields}>
        <FactList
          facts={[
            { label: 'Amount', value: <KeptMoney amountMinor={entry.amountMinor} /> },
            { label: 'When', value: <Time at={entry.at} precision="second" date="day" /> },
            { label: 'Who', value: entry.by },
          ]}
        />
        {entry.note === null ? null : <p className={styles.words}>{entry.note}</p>}
        {entry.reversed ? <p className={styles.words}>This entry was taken back by an opposite one.</p> : null}
        {possible ? (
          <>
            <FailureNotice failure={refusalOf(reverse.error)} />
            <Textarea
              label="Why it is taken back"
              description="An opposite entry is added. Neither can be changed later."
              value={note}
              maxLength={400}
              rows={2}
              error={problem ? <FieldError>Write why, so that the next person understands it.</FieldError> : undefined}
              onChange={(event) => {
                setNote(event.currentTarget.value);
                setProblem(false);
              }}
            />
            <div className={styles.buttons}>
              <Button
                leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />}
                loading={reverse.isPending}
                onClick={takeBack}
              >
                Take it back
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </SidePanel>
  );
}
