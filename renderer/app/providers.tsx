import { type MantineColorScheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { JSX, ReactNode } from 'react';
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

/** Theme, formats and toasts, around whatever the window shows. */
export function Providers({ formats, colorScheme, children }: ProvidersProps): JSX.Element {
  const forced = colorScheme === 'auto' ? {} : { forceColorScheme: colorScheme };
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
      {...forced}
    >
      <FormatsProvider formats={formats}>
        <Notifications position="bottom-right" limit={1} autoClose={10_000} />
        {children}
      </FormatsProvider>
    </MantineProvider>
  );
}
