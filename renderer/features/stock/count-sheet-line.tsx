import { Button } from '@mantine/core';
import { type JSX, type KeyboardEvent, useEffect, useRef } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Quantity } from '../../components/figures/quantity';
import { FieldError } from '../../components/forms/field-error';
import { QuantityInput } from '../../components/forms/quantity-input';
import { State } from '../../components/state/state';
import { forgetCounts, typeCount, useCountDrafts } from './count-drafts';
import styles from './stock.module.css';
import { type CountLine, inBaseUnit, inCountingUnit, plural } from './stock-words';

/** What stands written so far: shelves and people add up. */
function Written({ line }: { readonly line: CountLine }): JSX.Element {
  if (line.state === 'uncounted' || line.countedMicro === null)
    return <span className={styles.quiet}>nothing written down</span>;
  const parts = line.entries.length > 1 ? ` from ${plural(line.entries.length, 'figure')}` : '';
  return (
    <State tone="safe" variant="plain">
      <Quantity micro={inCountingUnit(line.countedMicro, line.unitMicro)} unit={line.unit} />
      {parts}
    </State>
  );
}

export interface CountSheetLineProps {
  readonly line: CountLine;
  readonly first: boolean;
  /** Goes to the field after or before this one. */
  readonly onMove: (from: HTMLInputElement, step: 1 | -1) => void;
}

/** One line of the sheet with a field of 44 px. Enter writes down and goes on; ↑ and ↓ only move. */
export function CountSheetLine({ line, first, onMove }: CountSheetLineProps): JSX.Element {
  const typed = useCountDrafts()[line.id] ?? null;
  const enter = useIntent('stock.enterCount');
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (first) row.current?.querySelector('input')?.focus();
  }, [first]);
  const counted = line.state !== 'uncounted';
  const write = (replace: boolean): void => {
    if (typed === null || enter.isPending) return;
    enter.mutate(
      { lineId: line.id, quantityMicro: inBaseUnit(typed, line.unitMicro), replace },
      { onSuccess: () => forgetCounts([line.id]) },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') write(false);
    if (event.key === 'Enter' || event.key === 'ArrowDown') onMove(event.target, 1);
    else if (event.key === 'ArrowUp') onMove(event.target, -1);
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles.line} ref={row} onKeyDown={onKeyDown}>
      <span className={styles.lineName}>{line.name}</span>
      <span className={styles.written}>
        <Written line={line} />
      </span>
      <span className={styles.entry}>
        <QuantityInput
          label={`${line.name}, in ${line.unit}`}
          hideLabel
          size="counting"
          unit={line.unit}
          value={typed}
          onChange={(micro) => typeCount(line.id, micro)}
          width={190}
        />
        <Button size="xl" disabled={typed === null || enter.isPending} onClick={() => write(false)}>
          {counted ? 'Add' : 'Write down'}
        </Button>
        {counted ? (
          <Button size="xl" disabled={typed === null || enter.isPending} onClick={() => write(true)}>
            Use instead
          </Button>
        ) : null}
      </span>
      {enter.error === null ? null : (
        <span className={styles.problem} role="alert">
          <FieldError>{`${explain(enter.error).message} ${explain(enter.error).code}`}</FieldError>
        </span>
      )}
    </li>
  );
}
