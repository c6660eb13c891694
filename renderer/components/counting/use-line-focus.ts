import { useEffect, useRef, useState } from 'react';

export interface LineFocus {
  readonly activeId: string | undefined;
  /** True until a digit is pressed on the line: that digit replaces what stands there. */
  readonly untouched: boolean;
  readonly register: (id: string) => (element: HTMLInputElement | null) => void;
  readonly entered: (id: string) => void;
  readonly touched: () => void;
  readonly move: (from: string, step: 1 | -1) => void;
  readonly focus: (id: string) => void;
}

/** Which line of a grid has the focus, and how it moves; both ends stop, so that a held key cannot wrap around. */
export function useLineFocus(ids: readonly string[]): LineFocus {
  const inputs = useRef(new Map<string, HTMLInputElement>());
  const [activeId, setActiveId] = useState<string | undefined>(ids[0]);
  const [untouched, setUntouched] = useState(true);
  const focus = (id: string): void => inputs.current.get(id)?.focus();
  // A count begins with a figure: the first line is ready for it as soon as the grid stands.
  const firstId = useRef(ids[0]);
  useEffect(() => inputs.current.get(firstId.current ?? '')?.focus({ preventScroll: true }), []);
  return {
    activeId,
    untouched,
    focus,
    register: (id) => (element) => {
      if (element === null) inputs.current.delete(id);
      else inputs.current.set(id, element);
    },
    entered: (id) => {
      setActiveId(id);
      setUntouched(true);
    },
    touched: () => setUntouched(false),
    move: (from, step) => {
      const target = ids[ids.indexOf(from) + step];
      if (target !== undefined) focus(target);
    },
  };
}
