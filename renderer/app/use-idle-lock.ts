import { useEffect, useRef } from 'react';

export interface IdleLock {
  readonly idleMinutes: number;
  readonly read: () => number;
  /** Somebody is there; said at most every half minute. */
  readonly onActive: () => void;
  readonly onIdle: () => void;
}

const sayActiveEveryMs = 30_000;
const lookEveryMs = 5_000;
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Tells main that somebody is there, and locks when nobody was for the minutes that Settings names. */
export function useIdleLock(idle: IdleLock): void {
  const latest = useRef(idle);
  useEffect(() => {
    latest.current = idle;
  });
  useEffect(() => {
    let lastInputAt = latest.current.read();
    let saidAt = lastInputAt;
    const heard = (event: Event): void => {
      // Only what a person did: a script that stirs the page must not keep it open.
      if (!event.isTrusted) return;
      lastInputAt = latest.current.read();
      if (lastInputAt - saidAt < sayActiveEveryMs) return;
      saidAt = lastInputAt;
      latest.current.onActive();
    };
    const look = (): void => {
      if (latest.current.read() - lastInputAt >= latest.current.idleMinutes * 60_000) latest.current.onIdle();
    };
    for (const name of inputs) window.addEventListener(name, heard, { passive: true });
    const timer = setInterval(look, lookEveryMs);
    return () => {
      for (const name of inputs) window.removeEventListener(name, heard);
      clearInterval(timer);
    };
  }, []);
}
