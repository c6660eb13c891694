import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataTable } from '../../../../../renderer/components/data-table/data-table';
import type { DataColumn } from '../../../../../renderer/components/data-table/table-types';
import { click, focus, press, render } from '../../support/render';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
}

const items: readonly Item[] = [
  { id: 'a', name: 'Mozzarella', count: 41 },
  { id: 'b', name: 'Basil', count: null },
  { id: 'c', name: 'Flour', count: 6 },
];
const columns: readonly DataColumn<Item>[] = [
  { id: 'name', header: 'Item', cell: (item) => item.name, sortValue: (item) => item.name },
  { id: 'count', header: 'Counted', align: 'right', cell: (item) => item.count, sortValue: (item) => item.count },
];
const common = { label: 'Items', columns, rowId: (item: Item) => item.id, empty: 'No items yet. Press N to add one.' };

function names(container: HTMLElement): readonly string[] {
  return [...container.querySelectorAll('tr[data-row]')].map((row) => row.querySelector('td')?.textContent ?? '');
}

function heading(container: HTMLElement, text: string): HTMLElement {
  const found = [...container.querySelectorAll('th')].find((cell) => cell.textContent === text);
  if (found === undefined) throw new Error(`no heading ${text}`);
  return found;
}

describe('the table', () => {
  it('sorts up, down, then as given, keeps nothing last, and says so', () => {
    const { container } = render(<DataTable {...common} rows={items} />);
    const counted = heading(container, 'Counted');
    const sort = counted.querySelector('button') ?? counted;
    expect(counted.getAttribute('aria-sort')).toBe('none');
    click(sort);
    expect(names(container)).toEqual(['Flour', 'Mozzarella', 'Basil']);
    expect(counted.getAttribute('aria-sort')).toBe('ascending');
    click(sort);
    expect(names(container)[0]).not.toBe('Flour');
    expect(counted.getAttribute('aria-sort')).toBe('descending');
    expect(names(container).at(-1)).toBe('Basil');
    click(sort);
    expect(names(container)).toEqual(['Mozzarella', 'Basil', 'Flour']);
  });

  it('is one tab stop with arrow keys inside; Enter opens and Space selects', () => {
    const opened: string[] = [];
    const selected: string[] = [];
    const { container } = render(
      <DataTable
        {...common}
        rows={items}
        onOpen={(item) => opened.push(item.id)}
        onSelect={(item) => selected.push(item.id)}
      />,
    );
    const stops = container.querySelectorAll('[tabindex="0"], button:not([tabindex="-1"])');
    expect(stops).toHaveLength(1);
    focus(stops[0] ?? container);
    press('ArrowDown');
    press('Enter');
    press('End');
    press(' ');
    press('Home');
    press('ArrowUp');
    press('Enter');
    expect(opened).toEqual(['b', 'a']);
    expect(selected).toEqual(['c']);
  });

  it('reaches the headings by → and comes back by ↓', () => {
    const { container } = render(<DataTable {...common} rows={items} />);
    focus(container.querySelector('tr[tabindex="0"]') ?? container);
    press('ArrowRight');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toBe('Counted');
    press('ArrowDown');
    expect(document.activeElement?.tagName).toBe('TR');
  });

  it('counts what is shown of all', () => {
    const { container } = render(<DataTable {...common} rows={items} total={64} footer="largest first" />);
    expect(container.textContent).toContain('3 of 64 shown, largest first');
  });

  it('teaches when there is nothing, and says what happened when it failed', () => {
    const { container, rerender } = render(<DataTable {...common} rows={[]} />);
    expect(container.textContent).toContain('Press N to add one.');
    rerender(
      <DataTable
        {...common}
        rows={[]}
        state={{ kind: 'failed', sentence: 'The items could not be read. Nothing was changed.', code: 'LRD-STK-001' }}
      />,
    );
    expect(container.querySelector('[role="alert"]')?.textContent).toContain('LRD-STK-001');
  });

  it('draws only a part of more than 200 rows, and tells how many there are', () => {
    const many = Array.from({ length: 900 }, (_, index) => ({
      id: String(index),
      name: `Item ${index}`,
      count: index,
    }));
    const { container } = render(<DataTable {...common} rows={many} />);
    expect(container.querySelectorAll('tr[data-row]').length).toBeLessThan(60);
    expect(container.querySelector('table')?.getAttribute('aria-rowcount')).toBe('901');
  });

  it('tells the store how to sort when the store sorts, and leaves the rows as given', () => {
    const told: unknown[] = [];
    const { container } = render(<DataTable {...common} rows={items} onSort={(sort) => told.push(sort)} />);
    click(heading(container, 'Item').querySelector('button') ?? container);
    expect(told).toEqual([{ column: 'name', descending: false }]);
    expect(names(container)).toEqual(['Mozzarella', 'Basil', 'Flour']);
  });
});

describe('a table that is being read', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('says nothing for 150 ms, then the sentence', () => {
    const { container } = render(
      <DataTable {...common} rows={[]} state={{ kind: 'loading', sentence: 'Reading 412 entries…' }} />,
    );
    expect(container.textContent).not.toContain('Reading');
    act(() => {
      vi.advanceTimersByTime(150);
    });
    expect(container.textContent).toContain('Reading 412 entries…');
  });
});
