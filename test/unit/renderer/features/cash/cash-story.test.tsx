import { act, type JSX } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useFreshData } from '../../../../../renderer/api/hooks';
import { Providers } from '../../../../../renderer/app/providers';
import { Queries } from '../../../../../renderer/app/queries';
import { usDollars } from '../../../../../renderer/components/format/money-format';
import { runKeyIntent } from '../../../../../renderer/components/keyboard/key-intents';
import { navigate } from '../../../../../renderer/components/navigation/route';
import { CashScreen } from '../../../../../renderer/features/cash/cash-screen';
import { type ChannelName, contract, isChannelName } from '../../../../../shared/contract/contract';
import { permissionsOf, type Role } from '../../../../../shared/domain/people/permissions';
import { failure } from '../../../../../shared/failures/failures';
import { type CashDay, cashDay } from '../../../backoffice/cash/cash-day';
import { button, click, field, render, type } from '../../support/render';

let day: CashDay;
type Told = (payload: { readonly areas: readonly string[] }) => void;
const listeners = new Set<Told>();
afterEach(() => day.ledger.close());

function sayThatDataChanged(): void {
  for (const listener of listeners) listener({ areas: ['cash', 'orders'] });
}

function answer(role: Role, channel: ChannelName, input: unknown): unknown {
  const { id } = day.person(role);
  if (channel === 'auth.session') return { userId: id, display: 'Maria', role, permissions: permissionsOf[role] };
  if (channel === 'settings.get') return { values: { cashToleranceMinor: 99 } };
  return day.person(role).ok(channel, input as never);
}

/** The window's bridge, answered by the real back office on a real encrypted store. */
function signInAs(role: Role): void {
  const calls = new Proxy(
    {},
    {
      get: (_calls, name) => async (input: unknown) => {
        if (typeof name !== 'string' || !isChannelName(name)) throw new Error(String(name));
        try {
          const value = answer(role, name, input);
          if (contract[name].kind === 'command') queueMicrotask(sayThatDataChanged);
          return { ok: true, value };
        } catch {
          const refused =
            name === 'auth.session' ? failure('unexpected') : day.person(role).refused(name, input as never);
          return { ok: false, failure: refused };
        }
      },
    },
  );
  const on = (event: string, listener: Told) => {
    if (event === 'data.changed') listeners.add(listener);
    return () => listeners.delete(listener);
  };
  Object.assign(window, { larder: { calls, on } });
}

function Screen(): JSX.Element {
  useFreshData();
  return <CashScreen />;
}

function show(sessionId: string) {
  act(() => navigate({ screen: 'cash', session: sessionId }));
  return render(
    <Queries>
      <Providers formats={{ money: usDollars, timeZone: 'America/New_York' }} colorScheme="light">
        <Screen />
      </Providers>
    </Queries>,
  );
}

/** Waits for words. What arrives meanwhile comes from the back office, not from an act of the test. */
async function until(words: string): Promise<void> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  try {
    await vi.waitFor(() => {
      if (!document.body.textContent.includes(words)) throw new Error(`not on the page: ${words}`);
    });
  } finally {
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  }
}

async function beginCount(): Promise<void> {
  await until('Count this drawer');
  click(button('Count this drawerCtrlEnter'));
}

function typeCount(total: number): void {
  let rest = total;
  const values = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 100, 50, 25, 10, 5, 1];
  for (const [index, input] of [
    ...document.querySelectorAll<HTMLInputElement>('input[aria-label^="How many"]'),
  ].entries()) {
    const value = values[index] ?? 1;
    const many = Math.floor(rest / value);
    rest -= many * value;
    type(input, String(many));
  }
}

describe('counting a drawer', () => {
  it('puts no amount that could tell what is expected on the page of a cashier', async () => {
    day = cashDay();
    day.sell({ cash: 4_567 });
    const sessionId = day.open('cashier', 20_000);
    signInAs('cashier');
    show(sessionId);
    await until('hidden');
    expect(document.body.innerHTML).not.toMatch(/245\.67|45\.67/u);
    await beginCount();
    await until('Before you finish');
    expect(document.body.innerHTML).not.toMatch(/245\.67|45\.67/u);
  });

  it('prints a sheet of empty boxes, on which nothing of the drawer stands', async () => {
    day = cashDay();
    day.sell({ cash: 4_567 });
    const sessionId = day.open('cashier', 20_000);
    signInAs('manager');
    show(sessionId);
    await until('245.67');
    const printed: string[] = [];
    window.print = () => {
      printed.push(document.querySelector('article')?.outerHTML ?? '');
      window.dispatchEvent(new Event('afterprint'));
    };
    act(() => button('Print count sheet').click());
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('How many');
    expect(printed[0]).toContain('Roll of');
    expect(printed[0]).not.toMatch(/245\.67|45\.67|200\.00/u);
    expect(document.querySelector('article')).toBeNull();
  });

  it('refuses to finish while a line is empty, and says which', async () => {
    day = cashDay();
    const sessionId = day.open('cashier', 20_000);
    signInAs('cashier');
    show(sessionId);
    await beginCount();
    await until('Before you finish');
    typeCount(20_000);
    type(field('How many 1¢'), '');
    act(() => {
      runKeyIntent('primary');
    });
    await until('1¢ is empty. Type 0 if there are none.');
    expect(day.person('owner').ok('cash.session', { id: sessionId }).session.status).toBe('COUNTING');
  });

  it('keeps what was typed when the person looks at another page and comes back', async () => {
    day = cashDay();
    const sessionId = day.open('cashier', 20_000);
    signInAs('cashier');
    show(sessionId);
    await beginCount();
    await until('Before you finish');
    type(field('How many $20'), '7');
    act(() => navigate({ screen: 'cash' }));
    await until('Business date');
    act(() => navigate({ screen: 'cash', session: sessionId }));
    await until('Before you finish');
    expect(field('How many $20').value).toBe('7');
  });

  it('asks before a count about orders nobody decided, and begins once they are marked as seen', async () => {
    day = cashDay();
    day.sell({ orderNo: '1184', cash: 1_000, status: 'PENDING' });
    const sessionId = day.open('cashier', 20_000);
    signInAs('cashier');
    show(sessionId);
    await beginCount();
    await until('One order of this day is not decided');
    expect(day.person('owner').ok('cash.session', { id: sessionId }).session.status).toBe('OPEN');
    click(button('Mark as seen and count'));
    await until('Order 1184 is not decided');
  });

  it('tells a cashier that the count does not match, and the manager by how much', async () => {
    day = cashDay();
    day.sell({ cash: 4_567 });
    const sessionId = day.open('cashier', 20_000);
    signInAs('cashier');
    show(sessionId);
    await beginCount();
    await until('Before you finish');
    typeCount(23_268);
    click(button('Finish countCtrlEnter'));
    await until('The count does not match.');
    expect(document.body.textContent).not.toContain('12.99');
    signInAs('manager');
    show(sessionId);
    await until('−$12.99');
    await until('What explains the difference?');
  });
});

describe('somebody who only reads', () => {
  it('sees the drawers and is offered nothing to do with them', async () => {
    day = cashDay();
    const sessionId = day.open('cashier', 20_000);
    signInAs('auditor');
    show(sessionId);
    await until('This drawer');
    expect([...document.querySelectorAll('header button')]).toEqual([]);
    act(() => navigate({ screen: 'cash' }));
    await until('No drawer was closed yet');
    expect([...document.querySelectorAll('header button')]).toEqual([]);
  });
});
