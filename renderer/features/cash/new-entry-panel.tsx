import { Button, Radio, Textarea } from '@mantine/core';
import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { MoneyInput } from '../../components/forms/money-input';
import { KeyHint } from '../../components/keyboard/key-hint';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { SidePanel } from '../../components/panel/side-panel';
import { FailureNotice } from '../../components/state/failure-notice';
import styles from './cash.module.css';
import { eventSaid, type TypedKind, typedKinds } from './cash-words';

const isKind = (value: string): value is TypedKind => typedKinds.some((kind) => kind === value);

/** Writes down that cash entered or left the drawer without a sale. */
export function NewEntryPanel({
  sessionId,
  onClose,
}: {
  readonly sessionId: string;
  readonly onClose: () => void;
}): JSX.Element {
  const [kind, setKind] = useState<TypedKind>('pay_out');
  const [amountMinor, setAmount] = useState<number | null>(null);
  const [note, setNote] = useState('');
  // One key for one form: pressing twice, or again after a lost answer, must not move the money twice.
  const [clientKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string>();
  const add = useIntent('cash.addEvent');
  const moves = kind !== 'no_sale';
  const save = (): void => {
    if (add.isPending) return;
    if (moves && (amountMinor === null || amountMinor === 0)) {
      setProblem('Type how much it was, as 12.50.');
      return;
    }
    const words = note.trim();
    add.mutate(
      {
        sessionId,
        kind,
        amountMinor: moves ? (amountMinor ?? 0) : 0,
        clientKey,
        ...(words === '' ? {} : { note: words }),
      },
      { onSuccess: onClose },
    );
  };
  useKeyIntents('panel', { primary: save });
  return (
    <SidePanel
      title="Write down cash moved by hand"
      onClose={onClose}
      holdsTyping={amountMinor !== null || note !== ''}
      width="narrow"
      footer={
        <Button
          variant="filled"
          onClick={save}
          loading={add.isPending}
          rightSection={<KeyHint keys={['Ctrl', 'Enter']} />}
        >
          Write it down
        </Button>
      }
    >
      <div className={styles.fields}>
        <FailureNotice failure={refusalOf(add.error)} />
        <Radio.Group
          label="What happened"
          value={kind}
          onChange={(value) => {
            if (isKind(value)) setKind(value);
          }}
        >
          <div className={styles.radios}>
            {typedKinds.map((value) => (
              <Radio key={value} value={value} label={eventSaid(value)} />
            ))}
          </div>
        </Radio.Group>
        {moves ? (
          <MoneyInput
            label="Amount"
            value={amountMinor}
            error={problem}
            onChange={(value) => {
              setAmount(value);
              setProblem(undefined);
            }}
          />
        ) : null}
        <Textarea
          label="Why (optional)"
          description="Who got it or brought it, and what for"
          value={note}
          maxLength={400}
          rows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </SidePanel>
  );
}
