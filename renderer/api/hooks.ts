import {
  type QueryClient,
  type QueryFilters,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract';
import type { EventName, EventPayload } from '../../shared/contract/events';
import { bridge } from './bridge';
import { call } from './call';

interface AskOptions<Value> {
  /** Asks again after so many milliseconds, for facts that age by themselves; false = not by itself. */
  readonly every?: number | ((value: Value | undefined) => number | false);
  readonly enabled?: boolean;
}

/** Data of a screen: asked once, and again whenever main says that something of it may have changed. */
export function useLarder<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
  options: AskOptions<OutputOf<Name>> = {},
): UseQueryResult<OutputOf<Name>, Error> {
  const every = options.every ?? false;
  return useQuery({
    queryKey: [channel, input],
    queryFn: () => call(channel, input),
    enabled: options.enabled ?? true,
    refetchInterval: typeof every === 'function' ? (query) => every(query.state.data) : every,
  });
}

/** A change the person asks for. Screens that show what it touched are told by `data.changed`. */
export function useIntent<Name extends ChannelName>(
  channel: Name,
): UseMutationResult<OutputOf<Name>, Error, InputOf<Name>> {
  return useMutation({ mutationFn: (input: InputOf<Name>) => call(channel, input) });
}

export function useEvent<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): void {
  useEffect(() => bridge().on(name, listener), [name, listener]);
}

const isAppState = (query: { readonly queryKey: readonly unknown[] }): boolean => query.queryKey[0] === 'app.state';

/**
 * Asks again for what is on show whenever something changed: queries are local and take milliseconds. The one that is
 * not, app.state (it writes into the keychain and reads it back), is asked only when the phase or the settings changed.
 */
export function useFreshData(): void {
  const client: QueryClient = useQueryClient();
  useEffect(() => {
    // A first answer still on its way was asked before the change: without the cancel it would be kept as the newest.
    const ask = async (filters: QueryFilters): Promise<void> => {
      await client.cancelQueries(filters);
      await client.invalidateQueries(filters);
    };
    const again = () => void ask({ predicate: (query) => !isAppState(query) });
    const everything = () => void ask({});
    const stops = [
      bridge().on('app.phase', everything),
      bridge().on('session.ended', again),
      bridge().on('backup.changed', again),
      bridge().on('data.changed', ({ areas }) => (areas.includes('settings') ? everything() : again())),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
}
