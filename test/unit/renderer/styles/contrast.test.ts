import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { cssVariablesResolver } from '../../../../renderer/styles/css-variables';
import { theme } from '../../../../renderer/styles/theme';
import { contrast } from '../support/contrast';

const merged = mergeMantineTheme(DEFAULT_THEME, theme);
const resolved = cssVariablesResolver(merged);

type Scheme = 'light' | 'dark';

function color(scheme: Scheme, name: string): string {
  const value = resolved[scheme][`--larder-${name}`];
  if (value === undefined) throw new Error(`no token ${name}`);
  return value;
}

const grounds = ['bg', 'surface', 'sunken', 'hover', 'selected'] as const;
const readable: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => ['text', 'text2', 'text3', 'link'].map((text) => [text, ground] as const)),
  ...['safe', 'attention', 'danger'].flatMap((state) => [
    [state, `${state}-bg`] as const,
    [state, 'surface'] as const,
    [state, 'bg'] as const,
    [state, 'selected'] as const,
    ['text', `${state}-bg`] as const,
    ['text2', `${state}-bg`] as const,
    ['text3', `${state}-bg`] as const,
    ['on-primary', state] as const,
  ]),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['on-primary', 'danger-hover'],
];
const visible: readonly (readonly [string, string])[] = [
  ...['bg', 'surface', 'selected'].flatMap((ground) => [['line-control', ground] as const, ['focus', ground] as const]),
  ['focus', 'sunken'],
  ['chart1', 'surface'],
  ['chart2', 'surface'],
  ['chart3', 'surface'],
];

describe.each(['light', 'dark'] as const)('the %s scheme', (scheme) => {
  it.each(readable)('writes %s on %s at 4.5 to 1 or better', (text, ground) => {
    expect(contrast(color(scheme, text), color(scheme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(visible)('draws %s on %s at 3 to 1 or better', (mark, ground) => {
    expect(contrast(color(scheme, mark), color(scheme, ground))).toBeGreaterThanOrEqual(3);
  });

  it('gives Mantine the same text, ground, border and error as our own parts', () => {
    const variables = resolved[scheme];
    expect(variables['--mantine-color-text']).toBe(color(scheme, 'text'));
    expect(variables['--mantine-color-body']).toBe(color(scheme, 'surface'));
    expect(variables['--mantine-color-default-border']).toBe(color(scheme, 'line-control'));
    expect(variables['--mantine-color-dimmed']).toBe(color(scheme, 'text3'));
    expect(variables['--mantine-color-error']).toBe(color(scheme, 'danger'));
  });

  it('takes its foregrounds from the step of the tuples that Mantine uses', () => {
    const shade = scheme === 'light' ? 7 : 3;
    expect(merged.colors.ink?.[shade]).toBe(color(scheme, 'primary'));
    for (const state of ['safe', 'attention', 'danger']) {
      expect(merged.colors[state]?.[shade]).toBe(color(scheme, state));
    }
  });
});

describe('the ratios the design page promises', () => {
  it.each([
    ['text', 'surface', 16.8, 13.9],
    ['text2', 'surface', 7.9, 8.2],
    ['text3', 'surface', 6.0, 6.0],
    ['text3', 'sunken', 5.1, 6.4],
    ['text3', 'selected', 5.2, 4.9],
    ['line-control', 'surface', 3.9, 4.0],
    ['on-primary', 'primary', 8.5, 8.0],
    ['link', 'selected', 7.2, 6.6],
    ['safe', 'safe-bg', 6.1, 8.0],
    ['attention', 'attention-bg', 6.3, 7.9],
    ['danger', 'danger-bg', 6.4, 7.1],
    ['danger', 'selected', 6.3, 6.2],
    ['chart2', 'surface', 3.8, 3.7],
  ])('%s on %s is %d light and %d dark', (text, ground, light, dark) => {
    expect(Math.abs(contrast(color('light', text), color('light', ground)) - light)).toBeLessThan(0.1);
    expect(Math.abs(contrast(color('dark', text), color('dark', ground)) - dark)).toBeLessThan(0.1);
  });
});

describe('a filled button', () => {
  it.each([undefined, 'ink', 'danger'])('of colour %s writes in the colour measured against its ground', (name) => {
    const colors = merged.variantColorResolver({ theme: merged, variant: 'filled', color: name });
    expect(colors.color).toBe('var(--larder-on-primary)');
    expect(colors.background).toBe(name === 'danger' ? 'var(--larder-danger)' : 'var(--larder-primary)');
  });
});
