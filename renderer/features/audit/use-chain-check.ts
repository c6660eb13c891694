import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import { call, explain } from '../../api/call';
import type { ChainCheck } from './audit-wording';

interface ChainState {
  readonly check: ChainCheck | null;
  readonly running: boolean;
  readonly failure: { readonly message: string; readonly code: string } | null;
}

// Kept while the window lives: working out a chain of years again for every visit would say nothing new.
const useChainState = create<ChainState>(() => ({ check: null, running: false, failure: null }));

async function checkChain(): Promise<void> {
  if (useChainState.getState().running) return;
  useChainState.setState({ running: true, failure: null });
  try {
    useChainState.setState({ check: await call('audit.verify', {}), running: false });
  } catch (error) {
    const { message, code } = explain(error);
    useChainState.setState({ running: false, failure: { message, code } });
  }
}

/** The last check of the whole trail; the first visit starts one. */
export function useChainCheck(): ChainState & { readonly run: () => void } {
  const state = useChainState();
  useEffect(() => {
    if (useChainState.getState().check === null) void checkChain();
  }, []);
  return { ...state, run: useCallback(() => void checkChain(), []) };
}
