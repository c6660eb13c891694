import type { JSX } from 'react';
import { Card } from '../../components/card/card';
import { FactList } from '../../components/figures/fact-list';
import { Money } from '../../components/figures/money';
import { useFormats } from '../../components/format/format-context';
import { formatMoney } from '../../components/format/money-format';
import type { SessionView } from './session-view';

/** How the expected amount came about, line by line. Draws nothing while it is kept back. */
export function WorkedOutCard({ view }: { readonly view: SessionView }): JSX.Element | null {
  const { money } = useFormats();
  const { expectedMinor } = view.session;
  if (view.expectedLines === null || expectedMinor === null) return null;
  return (
    <Card title={`How ${formatMoney(expectedMinor, money)} was worked out`}>
      <FactList
        facts={[
          ...view.expectedLines.map(({ label, count, amountMinor }) => ({
            label: count === null ? label : `${label} (${count})`,
            value: <Money amountMinor={amountMinor} />,
          })),
          { label: 'Expected', value: <Money amountMinor={expectedMinor} />, total: true },
        ]}
      />
    </Card>
  );
}
