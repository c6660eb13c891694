import { useEffect, useRef } from 'react';
import { handleShellKey, type ShellKeyActions } from './shell-keys';

/** Listens to the keys of the whole window while the caller is on show. */
export function useWindowKeys(actions: ShellKeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => handleShellKey(event, latest.current);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
