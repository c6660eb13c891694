import { type KeyboardEvent, useState } from 'react';

export interface RowKeys {
  /** The one row in the tab order. */
  readonly activeIndex: number;
  readonly activate: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export interface RowKeysOptions {
  readonly count: number;
  readonly pageSize: () => number;
  /** Scrolls to the row, then focuses it. */
  readonly reveal: (index: number) => void;
  readonly open: (index: number) => void;
  readonly select: (index: number) => void;
  readonly focusHeading: () => void;
}

function target(key: string, index: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    default:
      return undefined;
  }
}

/** Arrow keys, Home, End and pages between rows; Enter opens, Space selects, → goes up to the headings. */
export function useRowKeys(options: RowKeysOptions): RowKeys {
  const [wanted, setWanted] = useState(0);
  const activeIndex = Math.min(wanted, Math.max(0, options.count - 1));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Keys typed into a control inside a row belong to that control.
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = target(event.key, activeIndex, options.count, options.pageSize());
    if (moved !== undefined) {
      const index = Math.min(options.count - 1, Math.max(0, moved));
      setWanted(index);
      options.reveal(index);
    } else if (event.key === 'Enter') options.open(activeIndex);
    else if (event.key === ' ') options.select(activeIndex);
    else if (event.key === 'ArrowRight') options.focusHeading();
    else return;
    event.preventDefault();
  };
  return { activeIndex, activate: setWanted, onKeyDown };
}
