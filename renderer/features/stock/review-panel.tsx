import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { type Fact, FactList } from '../../components/figures/fact-list';
import { Quantity } from '../../components/figures/quantity';
import { SignedMoney } from '../../components/figures/signed-money';
import { Time } from '../../components/figures/time';
import { SidePanel } from '../../components/panel/side-panel';
import { State } from '../../components/state/state';
import styles from './stock.module.css';
import { approverOf, type CountLine, inCountingUnit, lineState } from './stock-words';

function inUnit(line: CountLine, baseMicro: number | null, signed = false): JSX.Element | string {
  if (baseMicro === null) return 'hidden';
  return <Quantity micro={inCountingUnit(baseMicro, line.unitMicro)} unit={line.unit} signed={signed} />;
}

function differenceFacts(line: CountLine, costs: boolean): readonly Fact[] {
  return [
    { label: 'Expected when it was counted', value: inUnit(line, line.expectedMicro) },
    { label: 'Counted', value: inUnit(line, line.countedMicro) },
    { label: 'Difference', value: inUnit(line, line.varianceMicro, true), total: true },
    ...(costs && line.varianceMinor !== null
      ? [{ label: 'At its average cost', value: <SignedMoney amountMinor={line.varianceMinor} /> }]
      : []),
  ];
}

export interface ReviewPanelProps {
  readonly line: CountLine;
  readonly costs: boolean;
  /** Absent where the person cannot ask for one. */
  readonly onSecondCount: (() => void) | undefined;
  readonly onClose: () => void;
}

/** One line closer: how the figure came about, who wrote it down, who lets it pass. */
export function ReviewPanel({ line, costs, onSecondCount, onClose }: ReviewPanelProps): JSX.Element {
  const state = lineState(line);
  return (
    <SidePanel
      title={line.name}
      onClose={onClose}
      flush
      footer={
        onSecondCount === undefined ? undefined : <Button onClick={onSecondCount}>Send for a second count</Button>
      }
    >
      <div className={styles.section}>
        <State tone={state.tone}>{state.word}</State>
        {line.recheck ? (
          <p>A movement was recorded late, after this line was counted. Look at the figures again.</p>
        ) : null}
        {line.needsSecondCount ? <p>The difference is large, so someone else counts this line once more.</p> : null}
      </div>
      <div className={styles.section}>
        <FactList facts={differenceFacts(line, costs)} />
      </div>
      <div className={styles.section}>
        <FactList
          facts={[{ label: 'Who may approve it', value: approverOf(line.varianceMicro === 0 ? null : line.level) }]}
        />
      </div>
      <ul className={`${styles.section} ${styles.entries}`} aria-label="What was written down">
        {line.entries.map((entry) => (
          <li key={entry.at}>
            {inUnit(line, entry.quantityMicro)} by {entry.by}, <Time at={entry.at} date="day" />
            {entry.note === null ? null : <span className={styles.quiet}> · {entry.note}</span>}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
