import { createTheme } from '@mantine/core';
import { colorTuples } from './color-tuples';
import { componentDefaults } from './component-defaults';
import { variantColorResolver } from './variant-colors';

const fontFamily = '"Inter Variable", Inter, system-ui, sans-serif';

/** The one theme: warm greys, ink blue for the next action, 13 px text on a 4 px grid. */
export const theme = createTheme({
  fontFamily,
  fontSizes: {
    xs: '0.75rem',
    sm: '0.8125rem',
    md: '0.9375rem',
    lg: '1.125rem',
    xl: '1.5rem',
  },
  lineHeights: {
    xs: '1.3334',
    sm: '1.3847',
    md: '1.3334',
    lg: '1.3334',
    xl: '1.3334',
  },
  headings: {
    fontFamily,
    fontWeight: '600',
    textWrap: 'wrap',
    sizes: {
      h1: { fontSize: '1.125rem', lineHeight: '1.3334' },
      h2: { fontSize: '0.8125rem', lineHeight: '1.3847' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.3847' },
    },
  },
  spacing: {
    xs: '0.25rem',
    sm: '0.5rem',
    md: '0.75rem',
    lg: '1rem',
    xl: '1.5rem',
  },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: { md: '0 8px 24px var(--larder-shadow)' },
  white: '#FFFFFF',
  black: '#1F1D1A',
  colors: colorTuples,
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  variantColorResolver,
  focusRing: 'auto',
  focusClassName: 'larder-focus',
  respectReducedMotion: true,
  cursorType: 'default',
  components: componentDefaults,
  other: {
    gutter: '1.25rem',
    displayRecovery: '1.75rem/2.25rem',
    displayCount: '2rem/2.5rem',
  },
});
