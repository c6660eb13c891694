import { Select } from '@mantine/core';
import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract';
import type { DataColumn } from '../../components/data-table/table-types';
import { TwoLines } from '../../components/data-table/two-lines';
import { Quantity } from '../../components/figures/quantity';
import { SignedMoney } from '../../components/figures/signed-money';
import { State } from '../../components/state/state';
import styles from './stock.module.css';
import { type CountLine, inCountingUnit, lineState, percentWords } from './stock-words';

type Reason = OutputOf<'stock.reasons'>[number];

export interface ReviewColumnsOptions {
  readonly costs: boolean;
  /** The panel then shows what was expected and counted. */
  readonly besidePanel: boolean;
  readonly reasons: readonly Reason[];
  /** Absent when reasons can only be read. */
  readonly onReason: ((lineId: string, reasonId: string) => void) | undefined;
}

function quantityOf(line: CountLine, baseMicro: number | null): JSX.Element | string {
  return baseMicro === null ? 'hidden' : <Quantity micro={inCountingUnit(baseMicro, line.unitMicro)} />;
}

function Difference({ line }: { readonly line: CountLine }): JSX.Element {
  if (line.varianceMicro === null) return <span className={styles.quiet}>hidden</span>;
  return (
    <TwoLines
      first={<Quantity micro={inCountingUnit(line.varianceMicro, line.unitMicro)} signed />}
      second={percentWords(line.varianceMicro, line.expectedMicro)}
    />
  );
}

function ReasonCell({
  line,
  reasons,
  onReason,
}: Pick<ReviewColumnsOptions, 'reasons' | 'onReason'> & { readonly line: CountLine }) {
  const label = reasons.find(({ id }) => id === line.reasonId)?.label;
  if (line.varianceMicro === 0) return <span className={styles.quiet}>None needed</span>;
  if (onReason === undefined) return <>{label ?? <span className={styles.quiet}>none given</span>}</>;
  return (
    <Select
      size="xs"
      aria-label={`Reason for ${line.name}`}
      placeholder="Choose a reason"
      data={reasons.map((reason) => ({ value: reason.id, label: reason.label }))}
      searchable
      comboboxProps={{ width: 260, position: 'bottom-end' }}
      value={line.reasonId}
      onChange={(reasonId) => {
        if (reasonId !== null) onReason(line.id, reasonId);
      }}
    />
  );
}

const value: DataColumn<CountLine> = {
  id: 'value',
  header: 'Value',
  align: 'right',
  width: 100,
  weight: 'figure',
  cell: ({ varianceMinor }) => (varianceMinor === null ? 'hidden' : <SignedMoney amountMinor={varianceMinor} />),
};

const expected: DataColumn<CountLine> = {
  id: 'expected',
  header: 'Expected',
  align: 'right',
  width: 96,
  cell: (line) => quantityOf(line, line.expectedMicro),
};

const counted: DataColumn<CountLine> = {
  id: 'counted',
  header: 'Counted',
  align: 'right',
  width: 96,
  cell: (line) => quantityOf(line, line.countedMicro),
};

/** The columns of a handed-in count; the value of a difference only for those who may see costs. */
export function reviewColumns({
  costs,
  besidePanel,
  reasons,
  onReason,
}: ReviewColumnsOptions): readonly DataColumn<CountLine>[] {
  return [
    {
      id: 'name',
      header: 'Item',
      weight: 'name',
      cell: (line) => <TwoLines first={line.name} second={`in ${line.unit}`} />,
    },
    ...(besidePanel ? [] : [expected, counted]),
    {
      id: 'difference',
      header: 'Difference',
      align: 'right',
      width: 96,
      weight: 'figure',
      cell: (line) => <Difference line={line} />,
    },
    ...(costs ? [value] : []),
    {
      id: 'state',
      header: 'State',
      width: 158,
      cell: (line) => <State tone={lineState(line).tone}>{lineState(line).word}</State>,
    },
    {
      id: 'reason',
      header: 'Reason',
      width: 190,
      cell: (line) => <ReasonCell line={line} reasons={reasons} onReason={onReason} />,
    },
  ];
}
