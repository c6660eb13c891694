import { Button } from '@mantine/core';
import type { JSX, MouseEvent } from 'react';
import styles from './counting.module.css';

export interface NumberPadProps {
  /** The line being filled: "1¢". */
  readonly line: string;
  readonly onDigit: (digit: number) => void;
  readonly onClear: () => void;
  readonly onNext: () => void;
}

const digitRows = [7, 8, 9, 4, 5, 6, 1, 2, 3] as const;

// The field keeps the focus while the pad is pressed, so that the keyboard and the pad can be mixed.
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Digits for a touch screen, 44 px each, filling the line that has the focus. */
export function NumberPad({ line, onDigit, onClear, onNext }: NumberPadProps): JSX.Element {
  const digit = (value: number): JSX.Element => (
    <Button key={value} className={styles.key} tabIndex={-1} onMouseDown={keepFocus} onClick={() => onDigit(value)}>
      {value}
    </Button>
  );
  return (
    <div>
      <div className={styles.padHead}>
        <b>{line}</b>
        <span>Enter moves to the next line</span>
      </div>
      <div className={styles.pad}>
        {digitRows.map(digit)}
        <Button className={styles.word} tabIndex={-1} onMouseDown={keepFocus} onClick={onClear}>
          Clear
        </Button>
        {digit(0)}
        <Button className={styles.word} variant="filled" tabIndex={-1} onMouseDown={keepFocus} onClick={onNext}>
          Next
        </Button>
      </div>
    </div>
  );
}
