import { act, type JSX, lazy, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Shell, type ShellProps } from '../../../../renderer/app/shell';
import { currentRoute, navigate, type ScreenName } from '../../../../renderer/components/navigation/route';
import { Page } from '../../../../renderer/components/page/page';
import { SidePanel } from '../../../../renderer/components/panel/side-panel';
import type { Permission } from '../../../../shared/domain/people/permissions';
import { button, click, field, press, render, settle, type } from '../support/render';

const ran: string[] = [];
const mended = { broken: true };
afterEach(async () => {
  ran.length = 0;
  mended.broken = true;
  act(() => navigate({ screen: 'home' }));
  await settle();
});

function PlainScreen({ title }: { readonly title: string }): JSX.Element {
  const primary = { label: `Do ${title}`, onRun: () => ran.push(`primary ${title}`) };
  return (
    <Page title={title} primary={primary} onNew={() => ran.push(`new ${title}`)}>
      <input aria-label="Note" />
    </Page>
  );
}

function screenOf(title: string) {
  return lazy(async () => ({ default: () => <PlainScreen title={title} /> }));
}

function StockScreen(): JSX.Element {
  if (mended.broken) throw new Error('no such item 12');
  return <Page title="Stock">fine</Page>;
}

function OrdersScreen(): JSX.Element {
  const [open, setOpen] = useState(false);
  const panel = open ? (
    <SidePanel title="Order 1122" onClose={() => setOpen(false)}>
      Two pizzas
    </SidePanel>
  ) : undefined;
  return (
    <Page title="Orders" panel={panel}>
      <button type="button" onClick={() => setOpen(true)}>
        Look at 1122
      </button>
    </Page>
  );
}

const screens: ShellProps['screens'] = {
  home: screenOf('Home'),
  cash: screenOf('Cash'),
  orders: lazy(async () => ({ default: OrdersScreen })),
  stock: lazy(async () => ({ default: StockScreen })),
  people: screenOf('People'),
};

const cashier: readonly Permission[] = ['home.view', 'cash.view', 'cash.drawer.use'];
const manager: readonly Permission[] = [...cashier, 'orders.view', 'stock.view', 'people.view', 'backup.view'];

async function open(permissions: readonly Permission[], more: Partial<ShellProps> = {}): Promise<HTMLElement> {
  const { container } = render(
    <Shell
      restaurant="Bellafiore Pizza"
      screens={screens}
      canSee={(permission) => permissions.includes(permission)}
      strip={{ protection: { recordsOpen: true, known: true, places: [] }, now: 0, onOpen: () => undefined }}
      singleKeys
      onLock={() => ran.push('lock')}
      onError={(fingerprint) => ran.push(fingerprint)}
      {...more}
    />,
  );
  await settle();
  return container;
}

async function goTo(screen: ScreenName): Promise<void> {
  act(() => navigate({ screen }));
  await settle();
}

function rail(container: HTMLElement): readonly string[] {
  return [...container.querySelectorAll('nav li button')].map((entry) =>
    [...entry.querySelectorAll('span:not([aria-hidden])')].map((part) => part.textContent).join(''),
  );
}

describe('the rail', () => {
  it('shows what the person may open and the build holds, nothing else', async () => {
    expect(rail(await open(cashier))).toEqual(['Home', 'Cash']);
    document.body.replaceChildren();
    expect(rail(await open(manager))).toEqual(['Home', 'Cash', 'Orders', 'Stock', 'People']);
  });

  it('says what a count means', async () => {
    const container = await open(cashier, { counts: { cash: { count: 1, meaning: '1 drawer to settle' } } });
    expect(rail(container)).toContain('Cash, 1 drawer to settle');
  });

  it('is walked by Ctrl and a digit, counting only the entries on show', async () => {
    await open(manager);
    press('5', { ctrlKey: true });
    await settle();
    expect(currentRoute().screen).toBe('people');
    press('9', { ctrlKey: true });
    expect(currentRoute().screen).toBe('people');
  });
});

describe('the keyboard', () => {
  it('puts the focus on the title after each navigation', async () => {
    await open(manager);
    await goTo('cash');
    expect(document.activeElement?.textContent).toBe('Cash');
    field('Note').focus();
    await goTo('cash');
    expect(document.activeElement?.textContent).toBe('Cash');
  });

  it('runs the primary action by Ctrl Enter, N only outside a field, and lock by Ctrl L', async () => {
    await open(manager);
    await goTo('cash');
    press('n');
    field('Note').focus();
    press('n');
    press('Enter', { ctrlKey: true });
    press('l', { ctrlKey: true });
    expect(ran).toEqual(['new Cash', 'primary Cash', 'lock']);
  });

  it('walks the regions by F6 in both directions', async () => {
    const container = await open(manager);
    await goTo('cash');
    const region = () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region');
    expect(region()).toBe('header');
    press('F6');
    expect(region()).toBe('body');
    press('F6');
    expect(region()).toBe('strip');
    press('F6');
    expect(region()).toBe('rail');
    press('F6', { shiftKey: true });
    expect(region()).toBe('strip');
    expect(container.querySelectorAll('[data-region]')).toHaveLength(4);
  });

  it('lends the focus to a panel and takes it back when Esc closes it', async () => {
    await open(manager);
    await goTo('orders');
    const opener = button('Look at 1122');
    opener.focus();
    click(opener);
    expect(document.activeElement?.textContent).toBe('Order 1122');
    press('Escape');
    expect(document.activeElement).toBe(opener);
  });
});

describe('the palette', () => {
  it('opens by Ctrl K, finds by the beginnings of words, and goes there by Enter', async () => {
    await open(manager);
    press('k', { ctrlKey: true });
    await settle();
    type(field('Find a screen or an action'), 'peo');
    field('Find a screen or an action').focus();
    press('Enter');
    await settle();
    expect(currentRoute().screen).toBe('people');
  });

  it('does not offer a copy to those who may not start one', async () => {
    await open(cashier);
    press('k', { ctrlKey: true });
    await settle();
    expect(document.querySelector('[role="listbox"]')?.textContent).not.toContain('Copy now');
  });
});

describe('a screen that fails', () => {
  it('becomes one calm sentence with a code, and can be opened again', async () => {
    const container = await open(manager);
    await goTo('stock');
    expect(container.textContent).toContain('This screen could not be shown.');
    expect(container.textContent).not.toContain('no such item');
    expect(ran[0]).toMatch(/^LRD-UI-[0-9A-F]{6}$/);
    expect(container.textContent).toContain(ran[0]);
    mended.broken = false;
    click(button('Open it again'));
    expect(container.querySelector('h1')?.textContent).toBe('Stock');
  });

  it('leaves the rest of the window usable', async () => {
    const container = await open(manager);
    await goTo('stock');
    await goTo('cash');
    expect(container.querySelector('h1')?.textContent).toBe('Cash');
  });
});
