import { useEffect, useRef } from 'react';

/** What a key asks for. The shell turns keys into intents; whoever is topmost and knows the intent answers it. */
export const keyIntents = [
  'primary',
  'create',
  'filter',
  'escape',
  'undo',
  'find',
  'copy-now',
  'lock',
  'close-day',
] as const;
export type KeyIntent = (typeof keyIntents)[number];

export function isKeyIntent(name: string): name is KeyIntent {
  return (keyIntents as readonly string[]).includes(name);
}

/** From bottom to top. An open dialog hides everything beneath it. */
export type KeyLayer = 'shell' | 'page' | 'filter' | 'panel' | 'notice' | 'dialog';

export type KeyHandlers = Readonly<Partial<Record<KeyIntent, () => void>>>;

interface Registration {
  readonly layer: KeyLayer;
  readonly handlers: () => KeyHandlers;
}

const layerOrder: readonly KeyLayer[] = ['shell', 'page', 'filter', 'panel', 'notice', 'dialog'];

const registrations = new Set<Registration>();

function topmostFirst(): readonly Registration[] {
  const newestFirst = [...registrations].reverse();
  const sorted = newestFirst.toSorted((a, b) => layerOrder.indexOf(b.layer) - layerOrder.indexOf(a.layer));
  return sorted[0]?.layer === 'dialog' ? sorted.filter((registration) => registration.layer === 'dialog') : sorted;
}

/** Adds handlers until the returned function is called. */
export function registerKeyHandlers(layer: KeyLayer, handlers: () => KeyHandlers): () => void {
  const registration: Registration = { layer, handlers };
  registrations.add(registration);
  return () => {
    registrations.delete(registration);
  };
}

/** Runs the topmost handler for an intent. Answers whether there was one. */
export function runKeyIntent(intent: KeyIntent): boolean {
  for (const registration of topmostFirst()) {
    const handler = registration.handlers()[intent];
    if (handler !== undefined) {
      handler();
      return true;
    }
  }
  return false;
}

/** Answers keys while the calling component is on show (and `active`). Handlers may change between renders. */
export function useKeyIntents(layer: KeyLayer, handlers: KeyHandlers, active = true): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => (active ? registerKeyHandlers(layer, () => latest.current) : undefined), [layer, active]);
}
