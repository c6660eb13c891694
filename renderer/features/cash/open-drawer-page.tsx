import { Select, TextInput } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { useMay, useSession } from '../../api/session';
import { Card } from '../../components/card/card';
import { missingDenominations, missingSentence } from '../../components/counting/denomination-count';
import { DenominationGrid } from '../../components/counting/denomination-grid';
import { formatBusinessDate } from '../../components/format/business-date';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Working } from '../../components/working/working';
import styles from './cash.module.css';
import { draftKey, dropCountDraft, keepCountDraft, useCountDraft } from './count-drafts';
import { countLines } from './count-sheet';
import { useCashKinds } from './use-cash-kinds';

interface DayFieldsProps {
  readonly today: string | undefined;
  readonly day: string | undefined;
  readonly onDay: (day: string) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

/** Today, or an earlier day whose sales are already in Larder, for a drawer that is entered afterwards. */
function DayFields({ today, day, onDay, note, onNote }: DayFieldsProps): JSX.Element {
  const may = useMay();
  const days = useLarder('orders.days', {}, { enabled: may('orders.view') }).data ?? [];
  const earlier = days.map(({ businessDate }) => businessDate).filter((date) => today !== undefined && date < today);
  const choices = [...(today === undefined ? [] : [today]), ...earlier];
  return (
    <Card title="What this drawer is for">
      <div className={styles.fields}>
        <Select
          label="Business date"
          description={
            earlier.length === 0
              ? 'Earlier days appear once their sales are imported'
              : 'Today, or a day already imported'
          }
          data={choices.map((date) => ({
            value: date,
            label: date === today ? `Today, ${formatBusinessDate(date)}` : formatBusinessDate(date, true),
          }))}
          value={day ?? null}
          onChange={(chosen) => {
            if (chosen !== null) onDay(chosen);
          }}
        />
        <TextInput
          label="Note (optional)"
          value={note}
          maxLength={400}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
      </div>
    </Card>
  );
}

/** Counts the float, chooses the day, opens the drawer. */
export function OpenDrawerPage({ drawerId }: { readonly drawerId: string }): JSX.Element {
  const person = useSession();
  const board = useLarder('cash.board', {});
  const { sheet, error } = useCashKinds();
  const key = draftKey(person?.userId ?? '', `open ${drawerId}`);
  const counts = useCountDraft(key);
  const [chosenDay, setChosenDay] = useState<string>();
  const [note, setNote] = useState('');
  const open = useIntent('cash.open');
  const name = board.data?.drawers.find((drawer) => drawer.id === drawerId)?.name ?? 'the drawer';
  const day = chosenDay ?? board.data?.businessDate;
  const missing =
    sheet === null
      ? 'Reading the notes and coins…'
      : missingSentence(missingDenominations(sheet.denominations, counts));
  const run = (): void => {
    if (sheet === null || day === undefined) return;
    open.mutate(
      { drawerId, businessDate: day, lines: countLines(sheet, counts), ...(note.trim() === '' ? {} : { note }) },
      {
        onSuccess: ({ sessionId }) => {
          dropCountDraft(key);
          navigate({ screen: 'cash', session: sessionId });
        },
      },
    );
  };
  return (
    <Page
      title={`Open ${name}`}
      facts="Count the float that is in it now"
      primary={{
        label: 'Open the drawer',
        icon: <IconLockOpen size={16} stroke={1.75} />,
        keys: ['Ctrl', 'Enter'],
        ...(missing === undefined ? {} : { blockedBecause: missing }),
        onRun: run,
      }}
    >
      <FailureNotice failure={refusalOf(open.error ?? board.error ?? error)} />
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
          aside={
            <DayFields today={board.data?.businessDate} day={day} onDay={setChosenDay} note={note} onNote={setNote} />
          }
        />
      )}
    </Page>
  );
}
