import { type MantineColorScheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type JSX, type ReactNode, useState } from 'react';
import { type Formats, FormatsProvider } from '../components/format/format-context';
import { cssVariablesResolver } from '../styles/css-variables';
import { theme } from '../styles/theme';

export interface ProvidersProps {
  readonly formats: Formats;
  /** "auto" follows the system. */
  readonly colorScheme: MantineColorScheme;
  readonly children: ReactNode;
}

// The page's policy lets through only style tags that carry the nonce of this start.
function styleNonce(): string {
  return document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';
}

// The store is in the same machine: a failed answer is an answer, and nothing is stale until main says so.
function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Theme, formats, toasts and the query cache, around whatever the window shows. */
export function Providers({ formats, colorScheme, children }: ProvidersProps): JSX.Element {
  const [queryClient] = useState(makeQueryClient);
  const forced = colorScheme === 'auto' ? {} : { forceColorScheme: colorScheme };
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
      {...forced}
    >
      <QueryClientProvider client={queryClient}>
        <FormatsProvider formats={formats}>
          <Notifications position="bottom-right" limit={1} autoClose={10_000} />
          {children}
        </FormatsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
