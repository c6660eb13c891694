import { act, type JSX, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { MoneyInput } from '../../../../../renderer/components/forms/money-input';
import { RecoveryCodeInput } from '../../../../../renderer/components/forms/recovery-code-input';
import { field, focus, labelled, render, type } from '../../support/render';

function leave(input: HTMLInputElement): void {
  act(() => input.blur());
}

function Float({ told }: { readonly told: (number | null)[] }): JSX.Element {
  const [value, setValue] = useState<number | null>(null);
  return (
    <MoneyInput
      label="Float"
      value={value}
      onChange={(next) => {
        told.push(next);
        setValue(next);
      }}
    />
  );
}

describe('a money field', () => {
  it('hands over whole cents and tidies what was typed on leaving', () => {
    const told: (number | null)[] = [];
    render(<Float told={told} />);
    const input = labelled('Float');
    focus(input);
    type(input, '1200.5');
    leave(input);
    expect(told).toEqual([120_050]);
    expect(input.value).toBe('1,200.50');
  });

  it('judges on leaving, keeps the typing and says the remedy', () => {
    const told: (number | null)[] = [];
    const { container } = render(<Float told={told} />);
    const input = labelled('Float');
    focus(input);
    type(input, '12');
    type(input, '12x');
    expect(container.textContent).not.toContain('Type an amount');
    leave(input);
    expect(container.textContent).toContain('Type an amount like 12.50.');
    expect(input.value).toBe('12x');
    expect(told).toEqual([1200, null]);
  });

  it('shows another value that the form sets', () => {
    const draw = (value: number) => <MoneyInput label="Float" value={value} onChange={() => undefined} />;
    const { rerender } = render(draw(100));
    rerender(draw(2000));
    expect(labelled('Float').value).toBe('20.00');
  });
});

describe('a recovery code field', () => {
  const code = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV';

  it('takes a whole code pasted into one group and hands it over once the check passes', () => {
    const told: (string | null)[] = [];
    const { container } = render(
      <RecoveryCodeInput label="Recovery code" check={() => ({ ok: true })} onChange={(next) => told.push(next)} />,
    );
    type(field('Group 3 of 7'), code.toLowerCase());
    expect(told).toEqual([code]);
    expect(field('Group 7 of 7').value).toBe('RSTV');
    expect(container.textContent).toContain('typed without a mistake');
  });

  it('points at the group with the typo and hands nothing over', () => {
    const told: (string | null)[] = [];
    const { container } = render(
      <RecoveryCodeInput
        label="Recovery code"
        check={() => ({ ok: false, sentence: 'One symbol in group 3 is not right.', groups: [2] })}
        onChange={(next) => told.push(next)}
      />,
    );
    type(field('Group 1 of 7'), code);
    expect(told).toEqual([null]);
    expect(container.querySelector('[role="alert"]')?.textContent).toContain('group 3');
    expect(field('Group 3 of 7').getAttribute('aria-invalid')).toBe('true');
    expect(field('Group 2 of 7').getAttribute('aria-invalid')).toBe('false');
  });
});
