import { type JSX, useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Denomination, DenominationCounts } from '../../../../../renderer/components/counting/denomination-count';
import { DenominationGrid } from '../../../../../renderer/components/counting/denomination-grid';
import { button, click, field, focus, press, render, type } from '../../support/render';

const denominations: readonly Denomination[] = [
  { id: '1000', label: '$10', valueMinor: 1000, kind: 'note' },
  { id: '100', label: '$1', valueMinor: 100, kind: 'note' },
  { id: '25', label: '25¢', valueMinor: 25, kind: 'coin' },
];

function Count({ start = {} }: { readonly start?: DenominationCounts }): JSX.Element {
  const [counts, setCounts] = useState(start);
  return <DenominationGrid denominations={denominations} counts={counts} onChange={setCounts} />;
}

describe('the denomination grid', () => {
  it('says not entered until 0 is typed', () => {
    const { container } = render(<Count start={{ '1000': 1, '100': 0 }} />);
    expect(container.textContent).toContain('not entered');
    expect(container.textContent).toContain('25¢ is empty. Type 0 if there are none.');
    type(field('How many 25¢'), '0');
    expect(container.textContent).not.toContain('not entered');
    expect(container.textContent).not.toContain('is empty');
  });

  it('moves on by Enter and ↓, back by ↑, and stops at both ends', () => {
    render(<Count />);
    focus(field('How many $10'));
    press('Enter');
    expect(document.activeElement).toBe(field('How many $1'));
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(field('How many 25¢'));
    press('ArrowUp');
    press('ArrowUp');
    press('ArrowUp');
    expect(document.activeElement).toBe(field('How many $10'));
  });

  it('leaves Ctrl Enter to the page', () => {
    render(<Count />);
    focus(field('How many $10'));
    press('Enter', { ctrlKey: true });
    expect(document.activeElement).toBe(field('How many $10'));
  });

  it('fills the focused line from the pad: the first digit replaces, the next ones follow', () => {
    const { container } = render(<Count start={{ '1000': 26 }} />);
    focus(field('How many $10'));
    click(button('1'));
    click(button('2'));
    expect(field('How many $10').value).toBe('12');
    expect(container.textContent).toContain('$120.00');
    click(button('Clear'));
    expect(field('How many $10').value).toBe('');
    click(button('Next'));
    expect(document.activeElement).toBe(field('How many $1'));
  });
});
