import type { CSSVariablesResolver } from '@mantine/core';
import { darkTokens, lightTokens, type Tokens } from './tokens';

function larderVariables(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--larder-${name}`, value]));
}

function mantineVariables(tokens: Tokens): Record<string, string> {
  return {
    '--mantine-color-text': tokens.text,
    '--mantine-color-bright': tokens.text,
    '--mantine-color-body': tokens.surface,
    '--mantine-color-dimmed': tokens.text3,
    '--mantine-color-placeholder': tokens.text3,
    '--mantine-color-anchor': tokens.link,
    '--mantine-color-error': tokens.danger,
    '--mantine-color-success': tokens.safe,
    '--mantine-color-default': tokens.surface,
    '--mantine-color-default-hover': tokens.hover,
    '--mantine-color-default-color': tokens.text,
    '--mantine-color-default-border': tokens['line-control'],
    '--mantine-color-disabled': tokens.sunken,
    '--mantine-color-disabled-color': tokens.text3,
    '--mantine-color-disabled-border': tokens.line,
    '--mantine-primary-color-contrast': tokens['on-primary'],
  };
}

function statusVariables(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(
    (['safe', 'attention', 'danger'] as const).flatMap((status) => [
      [`--mantine-color-${status}-text`, tokens[status]],
      [`--mantine-color-${status}-filled`, tokens[status]],
      [`--mantine-color-${status}-light`, tokens[`${status}-bg`]],
      [`--mantine-color-${status}-light-color`, tokens[status]],
      [`--mantine-color-${status}-outline`, tokens[status]],
    ]),
  );
}

function schemeVariables(tokens: Tokens): Record<string, string> {
  return {
    ...larderVariables(tokens),
    ...mantineVariables(tokens),
    ...statusVariables(tokens),
  };
}

/** Gives Mantine's own variables our measured colours, per scheme; Mantine's alpha tints would lose the contrast. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-color-disabled-opacity': '1' },
  light: schemeVariables(lightTokens),
  dark: schemeVariables(darkTokens),
});
