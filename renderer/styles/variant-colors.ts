import {
  defaultVariantColorsResolver,
  type VariantColorResolverResult,
  type VariantColorsResolver,
  type VariantColorsResolverInput,
} from '@mantine/core';

const statusColors: readonly string[] = ['safe', 'attention', 'danger'];

function foreground(input: VariantColorsResolverInput): string {
  const status = input.color !== undefined && statusColors.includes(input.color) ? input.color : undefined;
  return status === undefined ? 'var(--larder-link)' : `var(--larder-${status})`;
}

function filled(input: VariantColorsResolverInput): VariantColorResolverResult {
  const status = input.color !== undefined && statusColors.includes(input.color) ? input.color : undefined;
  const background = status === undefined ? 'var(--larder-primary)' : `var(--larder-${status})`;
  const hover = status === undefined ? 'var(--larder-primary-hover)' : `var(--larder-danger-hover)`;
  return {
    background,
    hover: status === undefined || status === 'danger' ? hover : background,
    color: 'var(--larder-on-primary)',
    border: '1px solid transparent',
  };
}

function ground(input: VariantColorsResolverInput): string {
  if (input.color === 'gray') return 'var(--larder-sunken)';
  return statusColors.includes(input.color ?? '') ? `var(--larder-${input.color}-bg)` : 'var(--larder-selected)';
}

/**
 * Colours of Mantine's variants from our tokens. The library decides the text on a filled button from the light
 * scheme only, which would put white on the dark scheme's pale blue.
 */
export const variantColorResolver: VariantColorsResolver = (input) => {
  const known = input.color === undefined || input.color === 'ink' || statusColors.includes(input.color);
  if (input.variant === 'light' && (known || input.color === 'gray')) {
    const color = input.color === 'gray' ? 'var(--larder-text2)' : foreground(input);
    return {
      background: ground(input),
      hover: ground(input),
      color,
      border: '1px solid transparent',
    };
  }
  if (!known) return defaultVariantColorsResolver(input);
  if (input.variant === 'filled') return filled(input);
  if (input.variant === 'outline') {
    const color = foreground(input);
    return {
      background: 'var(--larder-surface)',
      hover: 'var(--larder-hover)',
      color,
      border: `1px solid ${color}`,
    };
  }
  if (input.variant === 'subtle' || input.variant === 'transparent') {
    const hover = input.variant === 'subtle' ? 'var(--larder-hover)' : 'transparent';
    return {
      background: 'transparent',
      hover,
      color: foreground(input),
      border: '1px solid transparent',
    };
  }
  return defaultVariantColorsResolver(input);
};
