import { IconPackages } from '@tabler/icons-react';
import type { JSX } from 'react';
import { type Fact, FactList } from '../../components/figures/fact-list';
import { Quantity } from '../../components/figures/quantity';
import { SignedMoney } from '../../components/figures/signed-money';
import { navigate } from '../../components/navigation/route';
import { type HomeSummary, stockVerdict } from './home-wording';
import { QuestionCard } from './question-card';

export interface StockCardProps {
  readonly stock: HomeSummary['stock'];
  /** Whoever only reads is shown the way, and is not told to do it. */
  readonly mayCount: boolean;
  readonly primary: boolean;
}

const shownLines = 3;

function lineFacts(stock: HomeSummary['stock']): readonly Fact[] {
  return stock.lines.slice(0, shownLines).map((line) => ({
    label: line.name,
    value: (
      <>
        <Quantity micro={line.varianceMicro} unit={line.unit} signed />
        {line.valueMinor === null ? null : (
          <>
            {' · '}
            <SignedMoney amountMinor={line.valueMinor} />
          </>
        )}
      </>
    ),
  }));
}

function sentenceFor(stock: HomeSummary['stock']): string {
  if (stock.items === 0) return 'No items yet. Add what you count, then start with a spot count of five.';
  if (stock.lines.length > 0) return 'Differences of counts that are not posted yet.';
  if (stock.openCounts > 0) return 'A count is open and waits to be finished.';
  return 'Every counted difference is explained and posted.';
}

function nextLabel(stock: HomeSummary['stock'], mayCount: boolean): string {
  if (!mayCount) return 'See the stock';
  if (stock.items === 0) return 'Add the first item';
  return stock.lines.length > 0 || stock.openCounts > 0 ? 'Review the count' : 'See the stock';
}

/** Is my stock right? */
export function StockCard({ stock, mayCount, primary }: StockCardProps): JSX.Element {
  const { unpostedVarianceMinor: unposted, negative, items } = stock;
  const figures: readonly Fact[] =
    items === 0
      ? []
      : [
          { label: 'Items', value: items },
          { label: 'Less than nothing on the shelf', value: negative },
        ];
  return (
    <QuestionCard
      title="Is my stock right?"
      icon={<IconPackages size={18} stroke={1.75} aria-hidden="true" />}
      verdict={stockVerdict(stock)}
      figure={stock.lines.length > 0 && unposted !== null ? <SignedMoney amountMinor={unposted} /> : undefined}
      sentence={sentenceFor(stock)}
      next={{ label: nextLabel(stock, mayCount), onRun: () => navigate({ screen: 'stock' }) }}
      primary={primary}
    >
      <FactList facts={stock.lines.length > 0 ? lineFacts(stock) : figures} />
    </QuestionCard>
  );
}
