import { Button } from '@mantine/core';
import { type JSX, lazy, Suspense } from 'react';
import { useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { EmptyState } from '../../components/card/empty-state';
import { Figure, FigureRow } from '../../components/figures/figure';
import { Money } from '../../components/figures/money';
import { SignedMoney } from '../../components/figures/signed-money';
import { formatCount } from '../../components/format/byte-format';
import { useFormats } from '../../components/format/format-context';
import { formatMoney } from '../../components/format/money-format';
import { navigate } from '../../components/navigation/route';
import { type HomeSummary, hoursInOrder, spokenDay, weekdayName } from './home-wording';

const BarPairs = lazy(async () => ({ default: (await import('../../components/charts/bar-pairs')).BarPairs }));

export interface SalesCardProps {
  readonly summary: HomeSummary;
  readonly mayImport: boolean;
}

function Figures({ summary }: { readonly summary: HomeSummary }): JSX.Element {
  const { salesMinor, usualMinor, orders } = summary;
  // A day that still runs is not short of a whole usual day.
  const runs = summary.salesDate === summary.businessDate;
  return (
    <FigureRow>
      <Figure label={runs ? 'Sales so far' : 'Sales'}>
        {salesMinor === null ? 'Hidden' : <Money amountMinor={salesMinor} />}
      </Figure>
      {usualMinor === null ? null : (
        <Figure label={runs ? 'Usual, whole day' : 'Usual'} quiet>
          <Money amountMinor={usualMinor} />
        </Figure>
      )}
      {runs || salesMinor === null || usualMinor === null ? null : (
        <Figure label="Difference">
          <SignedMoney amountMinor={salesMinor - usualMinor} />
        </Figure>
      )}
      <Figure label="Orders">{formatCount(orders)}</Figure>
    </FigureRow>
  );
}

function Chart({ summary, weekday }: { readonly summary: HomeSummary; readonly weekday: string }): JSX.Element {
  const { money } = useFormats();
  const cutoff = useLarder('settings.get', {}).data?.values.cutoff ?? '04:00';
  const figures = <Figures summary={summary} />;
  if (summary.hours === null)
    return (
      <>
        {figures}
        <p>Amounts are hidden while a drawer of this day is open. They appear once it is counted.</p>
      </>
    );
  const whole = (amount: number): string => formatMoney(amount, money).replace(/[.,]0+$/u, '');
  return (
    <Suspense fallback={null}>
      <BarPairs
        label={`Sales by hour, beside the usual ${weekday}`}
        pairs={hoursInOrder(summary.hours, cutoff).map(({ hour, todayMinor, usualMinor }) => ({
          label: String(hour),
          value: todayMinor,
          compared: usualMinor,
        }))}
        valueName="This day"
        comparedName={`Usual ${weekday}`}
        pairName="Hour"
        write={whole}
        writeExact={(amount) => formatMoney(amount, money)}
        figures={figures}
        height={230}
      />
    </Suspense>
  );
}

/** The day with the latest sales beside the usual weekday; hidden amounts stay hidden. */
export function SalesCard({ summary, mayImport }: SalesCardProps): JSX.Element {
  const { salesDate, businessDate } = summary;
  if (salesDate === null)
    return (
      <Card title="Today against a usual day" flush>
        <EmptyState
          sentence="No sales yet. Drop the export of your till on Imports, and the day appears here."
          action={
            mayImport ? <Button onClick={() => navigate({ screen: 'imports' })}>Bring in a day</Button> : undefined
          }
        />
      </Card>
    );
  const weekday = weekdayName(salesDate);
  const title =
    salesDate === businessDate
      ? `Today against a usual ${weekday}`
      : `${spokenDay(salesDate)} against a usual ${weekday}`;
  return (
    <Card title={title} facts="sales by hour, average of the last four open ones">
      <Chart summary={summary} weekday={weekday} />
    </Card>
  );
}
