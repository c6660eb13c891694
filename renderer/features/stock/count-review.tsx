import { type JSX, useMemo, useState } from 'react';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { useMay } from '../../api/session';
import { Card } from '../../components/card/card';
import { DataTable } from '../../components/data-table/data-table';
import { Figure, FigureRow } from '../../components/figures/figure';
import { SignedMoney } from '../../components/figures/signed-money';
import { Time } from '../../components/figures/time';
import { FilterField } from '../../components/forms/filter-field';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import type { PageAction } from '../../components/page/page-action';
import { FailureNotice } from '../../components/state/failure-notice';
import { Notice } from '../../components/state/notice';
import { State } from '../../components/state/state';
import { ReverseDialog } from './reverse-dialog';
import { reviewColumns } from './review-columns';
import { ReviewPanel } from './review-panel';
import styles from './stock.module.css';
import {
  type CountLine,
  type CountView,
  countState,
  countSums,
  countTitle,
  plural,
  unsettledSentence,
} from './stock-words';

const back: PageAction = { label: 'Counts', onRun: () => navigate({ screen: 'stock', view: 'counts' }) };

function Sums({ view, short }: { readonly view: CountView; readonly short: boolean }): JSX.Element {
  const sums = countSums(view.lines);
  const differing = view.lines.filter(({ varianceMicro }) => varianceMicro !== 0).length;
  return (
    <FigureRow>
      {sums === null ? null : (
        <>
          <Figure label="Difference in value" tone={sums.missingMinor + sums.extraMinor < 0 ? 'attention' : 'neutral'}>
            <SignedMoney amountMinor={sums.missingMinor + sums.extraMinor} />
          </Figure>
          <Figure label="Missing" quiet>
            <SignedMoney amountMinor={sums.missingMinor} />
          </Figure>
          <Figure label="Extra" quiet>
            <SignedMoney amountMinor={sums.extraMinor} />
          </Figure>
        </>
      )}
      {short && sums !== null ? null : (
        <Figure label="Lines that differ" quiet={sums !== null}>
          {differing} of {view.lines.length}
        </Figure>
      )}
    </FigureRow>
  );
}

function Facts({ view: { count, lines } }: { readonly view: CountView }): JSX.Element {
  const counters = [...new Set(lines.flatMap(({ entries }) => entries.map(({ by }) => by)))].join(', ');
  return (
    <>
      {plural(lines.length, 'item')}, <Time at={count.frozenAt} date="day" /> · counted by {counters || count.startedBy}
      {count.postedBy === null || count.postedAt === null ? null : (
        <>
          {' '}
          · posted by {count.postedBy}, <Time at={count.postedAt} date="day" />
        </>
      )}
    </>
  );
}

/** What stands at the top: what was refused, else what is still to be done, else what posting means. */
function Above({ view, error }: { readonly view: CountView; readonly error: unknown }): JSX.Element | null {
  if (error !== null) return <FailureNotice failure={refusalOf(error)} />;
  const { count, lines, why } = view;
  if (count.status === 'REVERSED')
    return (
      <Notice tone="neutral" fact="This count was taken back.">
        Equal and opposite movements stand in the ledger; the count itself stays readable.
      </Notice>
    );
  if (count.status === 'CANCELLED')
    return (
      <Notice tone="neutral" fact="This count was given up.">
        What was written down is kept for the record. Stock was not changed by it.
      </Notice>
    );
  if (count.status !== 'REVIEW') return null;
  const unsettled = unsettledSentence(lines);
  if (unsettled === null && why === null) return null;
  return (
    <Notice tone="attention" fact={unsettled ?? why ?? ''}>
      {unsettled === null ? null : why} Nothing changes until you post.
    </Notice>
  );
}

/** What a handed-in count found: reasons in the rows, who must approve, and one step: post. */
export function CountReview({ view }: { readonly view: CountView }): JSX.Element {
  const { count, lines } = view;
  const may = useMay();
  const reasons = useLarder('stock.reasons', {});
  const post = useIntent('stock.post');
  const again = useIntent('stock.recount');
  const { mutate: giveReason, error: reasonError } = useIntent('stock.setReason');
  const [chosenId, setChosenId] = useState<string>();
  const [reversing, setReversing] = useState(false);
  const [filter, setFilter] = useState('');
  const deciding = count.status === 'REVIEW' && may('stock.count');
  const costs = may('cost.view');
  const besidePanel = chosenId !== undefined;
  const columns = useMemo(
    () =>
      reviewColumns({
        costs,
        besidePanel,
        reasons: reasons.data ?? [],
        onReason: deciding ? (lineId, reasonId) => giveReason({ lineId, reasonId }) : undefined,
      }),
    [costs, besidePanel, reasons.data, deciding, giveReason],
  );
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    const size = (line: CountLine): number => Math.abs(line.varianceMinor ?? line.varianceMicro ?? 0);
    return lines.filter(({ name }) => name.toLowerCase().includes(wanted)).toSorted((a, b) => size(b) - size(a));
  }, [lines, filter]);
  const chosen = lines.find(({ id }) => id === chosenId);
  const secondCount = (lineIds: readonly string[]): void =>
    again.mutate({ countId: count.id, lineIds: [...lineIds] }, { onSuccess: () => setChosenId(undefined) });
  const needing = lines.filter((line) => line.needsSecondCount).map(({ id }) => id);
  const approves = deciding && may('stock.post');
  const extra: PageAction | undefined =
    approves && needing.length > 0
      ? { label: 'Send for a second count', onRun: () => secondCount(needing) }
      : count.status === 'POSTED' && may('stock.post')
        ? { label: 'Take this count back', onRun: () => setReversing(true) }
        : undefined;
  return (
    <Page
      title={countTitle(count)}
      facts={<Facts view={view} />}
      badge={<State tone={countState(count.status).tone}>{countState(count.status).word}</State>}
      actions={extra === undefined ? [back] : [back, extra]}
      primary={
        deciding
          ? {
              label: 'Approve and post',
              keys: ['Ctrl', 'Enter'],
              blockedBecause: post.isPending ? 'The count is being posted.' : (view.why ?? undefined),
              onRun: () => post.mutate({ countId: count.id, rowVersion: count.rowVersion }),
            }
          : undefined
      }
      panel={
        chosen === undefined ? undefined : (
          <ReviewPanel
            key={chosen.id}
            line={chosen}
            costs={costs}
            onSecondCount={approves ? () => secondCount([chosen.id]) : undefined}
            onClose={() => setChosenId(undefined)}
          />
        )
      }
    >
      <Above view={view} error={post.error ?? again.error ?? reasonError ?? reasons.error} />
      <Card>
        <div className={styles.summary}>
          <Sums view={view} short={besidePanel} />
          <FilterField label="Find an item" value={filter} onChange={setFilter} width={besidePanel ? 160 : 220} />
        </div>
      </Card>
      <Card flush fill>
        <DataTable
          label="Lines of this count"
          columns={columns}
          rows={shown}
          rowId={({ id }) => id}
          rowHeight="two-lines"
          empty="No line is called that."
          selectedId={chosenId}
          onOpen={({ id }) => setChosenId(id)}
          total={lines.length}
          footer="biggest difference first"
        />
      </Card>
      {reversing ? <ReverseDialog count={count} onClose={() => setReversing(false)} /> : null}
    </Page>
  );
}
