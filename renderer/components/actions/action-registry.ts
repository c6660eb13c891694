import { useEffect } from 'react';
import { create } from 'zustand';

/** Something a person can start from the palette (Ctrl K). */
export interface PaletteAction {
  readonly id: string;
  /** A verb and its thing: "Open a drawer". */
  readonly label: string;
  /** What it concerns, shown to the right: "Cash". */
  readonly group?: string | undefined;
  /** Other words people may type for it. */
  readonly keywords?: readonly string[] | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly run: () => void;
}

interface RegistryState {
  readonly lists: readonly (readonly PaletteAction[])[];
}

const useRegistry = create<RegistryState>(() => ({ lists: [] }));

/** Offers actions in the palette while the caller is on show. Keep the list stable (module constant or useMemo). */
export function useActions(actions: readonly PaletteAction[]): void {
  useEffect(() => {
    useRegistry.setState((state) => ({ lists: [...state.lists, actions] }));
    return () => {
      useRegistry.setState((state) => ({
        lists: state.lists.filter((list) => list !== actions),
      }));
    };
  }, [actions]);
}

/** Every list on offer, newest first, so that what belongs to the screen on show comes before the rest. */
export function useActionLists(): readonly (readonly PaletteAction[])[] {
  return useRegistry((state) => state.lists);
}

function words(text: string): readonly string[] {
  return text
    .toLocaleLowerCase('en')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Those actions in which every typed word begins a word of the label, group or keywords, in their given order. */
export function matchActions(actions: readonly PaletteAction[], typed: string): readonly PaletteAction[] {
  const wanted = words(typed);
  return actions.filter((action) => {
    const offered = words([action.label, action.group ?? '', ...(action.keywords ?? [])].join(' '));
    return wanted.every((word) => offered.some((candidate) => candidate.startsWith(word)));
  });
}
