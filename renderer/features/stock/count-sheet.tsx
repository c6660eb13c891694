import { type JSX, useRef, useState } from 'react';
import { call, explain, refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { Time } from '../../components/figures/time';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Notice } from '../../components/state/notice';
import { forgetCounts, useCountDrafts } from './count-drafts';
import { CountSheetLine } from './count-sheet-line';
import styles from './stock.module.css';
import { type CountLine, type CountView, countTitle, inBaseUnit, plural } from './stock-words';

/** Writes down what stands typed on lines without a figure, then hands the whole sheet in. */
function useHandIn(view: CountView) {
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const typed = useCountDrafts();
  const handIn = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      for (const line of view.lines.filter(({ open }) => open)) {
        const figure = typed[line.id] ?? null;
        if (figure === null) continue;
        const quantityMicro = inBaseUnit(figure, line.unitMicro);
        await call('stock.enterCount', { lineId: line.id, quantityMicro, replace: false });
        forgetCounts([line.id]);
      }
      await call('stock.submitCount', { countId: view.count.id });
    } catch (thrown) {
      setError(thrown);
    }
    setWorking(false);
  };
  return { error, working, handIn: () => void handIn() };
}

function blockedBecause(
  lines: readonly CountLine[],
  typed: Readonly<Record<string, number | null>>,
): string | undefined {
  const open = lines.filter((line) => line.state === 'uncounted' && (typed[line.id] ?? null) === null);
  if (open.length === 0) return undefined;
  return `${plural(open.length, 'line')} ${open.length === 1 ? 'is' : 'are'} empty. Type 0 where there is none.`;
}

/** The blind sheet: items and fields, and nothing that could tell what to find. */
export function CountSheet({ view }: { readonly view: CountView }): JSX.Element {
  const { count, lines } = view;
  const [givingUp, setGivingUp] = useState(false);
  const typed = useCountDrafts();
  const { error, working, handIn } = useHandIn(view);
  const giveUp = useIntent('stock.cancelCount');
  const sheet = useRef<HTMLUListElement>(null);
  const asked = lines.filter(({ open }) => open);
  const written = asked.filter(({ state }) => state !== 'uncounted').length;
  const blocked = blockedBecause(asked, typed);
  const goOn = (from: HTMLInputElement, step: 1 | -1): void => {
    const fields = [...(sheet.current?.querySelectorAll('input') ?? [])];
    fields[fields.indexOf(from) + step]?.focus();
  };
  return (
    <Page
      title={countTitle(count)}
      facts={
        <>
          Begun by {count.startedBy}, <Time at={count.frozenAt} date="day" /> · {written} of{' '}
          {plural(asked.length, 'line')} written down
        </>
      }
      actions={[
        { label: 'Give up this count', onRun: () => setGivingUp(true) },
        { label: 'Counts', onRun: () => navigate({ screen: 'stock', view: 'counts' }) },
      ]}
      primary={{
        label: 'Hand in this count',
        keys: ['Ctrl', 'Enter'],
        blockedBecause: working ? 'The count is being handed in.' : blocked,
        onRun: handIn,
      }}
    >
      {error !== null ? (
        <FailureNotice failure={refusalOf(error)} />
      ) : count.status === 'RECOUNT' ? (
        <Notice tone="attention" fact="These lines are counted a second time, by someone else.">
          What was found first stays hidden until this count is handed in.
        </Notice>
      ) : null}
      <Card
        title="Count what you see"
        facts="Enter writes a line down and goes on. A second figure for the same line is added to the first."
        flush
      >
        <ul className={styles.sheet} ref={sheet}>
          {asked.map((line, index) => (
            <CountSheetLine key={line.id} line={line} first={index === 0} onMove={goOn} />
          ))}
        </ul>
      </Card>
      {givingUp ? (
        <AskDialog
          question="Give up this count?"
          consequence="Stock stays as it is. What was written down is kept for the record, but is never posted."
          verb="Give up the count"
          refusal="Keep counting"
          destructive
          working={giveUp.isPending}
          error={giveUp.error === null ? undefined : explain(giveUp.error).message}
          onRefuse={() => setGivingUp(false)}
          onVerb={() =>
            giveUp.mutate(
              { countId: count.id },
              {
                onSuccess: () => {
                  forgetCounts(lines.map(({ id }) => id));
                  navigate({ screen: 'stock', view: 'counts' });
                },
              },
            )
          }
        />
      ) : null}
    </Page>
  );
}
