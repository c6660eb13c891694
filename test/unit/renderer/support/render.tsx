import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach } from 'vitest';
import { cssVariablesResolver } from '../../../../renderer/styles/css-variables';
import { theme } from '../../../../renderer/styles/theme';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

// jsdom draws nothing, so it has no media, no observed sizes and nothing to scroll; the parts ask for all three.
class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver = NoResizes;
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
Element.prototype.scrollIntoView = () => undefined;

export interface Rendered {
  readonly container: HTMLElement;
  readonly rerender: (children: ReactNode) => void;
}

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

/** Draws under the real theme, without transitions; removed again after the test. */
export function render(children: ReactNode): Rendered {
  const container = document.body.appendChild(document.createElement('div'));
  // A fault that a boundary caught is what its test is about; the console need not repeat it.
  const root = createRoot(container, { onCaughtError: () => undefined });
  const draw = (shown: ReactNode): void =>
    act(() =>
      root.render(
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
          {shown}
        </MantineProvider>,
      ),
    );
  draw(children);
  cleanups.push(() => {
    act(() => root.unmount());
    container.remove();
  });
  return { container, rerender: draw };
}

/** Presses a key on whatever has the focus. */
export function press(key: string, held: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  act(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
  });
}

/** Types a whole text into a field, as a paste would. */
export function type(field: HTMLInputElement, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => {
    set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export function click(element: Element): void {
  act(() => {
    element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
}

export function focus(element: Element): void {
  act(() => {
    if (element instanceof HTMLElement) element.focus();
  });
}

function found<E extends Element>(element: E | null | undefined, what: string): E {
  if (element === null || element === undefined) throw new Error(`not on the page: ${what}`);
  return element;
}

export function field(label: string): HTMLInputElement {
  return found(document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`), label);
}

export function labelled(label: string): HTMLInputElement {
  const match = [...document.querySelectorAll('label')].find((element) => element.textContent === label);
  return found(document.getElementById(found(match, label).htmlFor) as HTMLInputElement | null, label);
}

export function button(name: string): HTMLButtonElement {
  const all = [...document.querySelectorAll('button')];
  return found(
    all.find((element) => element.getAttribute('aria-label') === name || element.textContent?.trim() === name),
    name,
  );
}

/** Waits, without sleeping, until React has drawn what a promise brought. */
export async function settle(): Promise<void> {
  await act(async () => {
    await Promise.resolve();
  });
}
