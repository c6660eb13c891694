import type { JSX, KeyboardEvent, RefCallback } from 'react';
import { useFormats } from '../format/format-context';
import { formatMoney } from '../format/money-format';
import styles from './counting.module.css';
import { readCount } from './denomination-count';

export interface DenominationLineProps {
  readonly label: string;
  readonly valueMinor: number;
  readonly count: number | null;
  readonly inputRef: RefCallback<HTMLInputElement>;
  readonly onCount: (count: number | null) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onFocus: () => void;
}

function moveBy(event: KeyboardEvent<HTMLInputElement>): 1 | -1 | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === 'Enter' || event.key === 'ArrowDown') return 1;
  return event.key === 'ArrowUp' ? -1 : undefined;
}

/** One kind of money: its name, how many, and what they come to. */
export function DenominationLine(props: DenominationLineProps): JSX.Element {
  const { money } = useFormats();
  const { count } = props;
  return (
    <div className={styles.line}>
      <span className={styles.kind} aria-hidden="true">
        {props.label}
      </span>
      <input
        ref={props.inputRef}
        className={styles.input}
        aria-label={`How many ${props.label}`}
        inputMode="numeric"
        autoComplete="off"
        value={count === null ? '' : String(count)}
        onFocus={(event) => {
          event.currentTarget.select();
          props.onFocus();
        }}
        onChange={(event) => {
          const read = readCount(event.currentTarget.value.trim());
          if (read !== undefined) props.onCount(read);
        }}
        onKeyDown={(event) => {
          const step = moveBy(event);
          if (step === undefined) return;
          event.preventDefault();
          props.onMove(step);
        }}
      />
      <span className={styles.amount} data-quiet={count === null || count === 0}>
        {count === null ? 'not entered' : formatMoney(count * props.valueMinor, money)}
      </span>
    </div>
  );
}
