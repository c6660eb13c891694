import {
  type QueryClient,
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

interface AskOptions {
  /** Asks again after so many milliseconds, for facts that age by themselves. */
  readonly every?: number;
  readonly enabled?: boolean;
}

/** Data of a screen: asked once, and again whenever main says that something of it may have changed. */
export function useLarder<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
  options: AskOptions = {},
): UseQueryResult<OutputOf<Name>, Error> {
  return useQuery({
    queryKey: [channel, input],
    queryFn: () => call(channel, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
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

/** Which channels show something of an area. Everything looks again: queries are local and take milliseconds. */
export function useFreshData(): void {
  const client: QueryClient = useQueryClient();
  useEffect(() => {
    const again = () => void client.invalidateQueries();
    const stops = [bridge().on('data.changed', again), bridge().on('backup.changed', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
}
