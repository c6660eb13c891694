import {
  Badge,
  Button,
  Checkbox,
  Drawer,
  Input,
  type MantineThemeComponents,
  Modal,
  NumberInput,
  Paper,
  PasswordInput,
  Progress,
  Radio,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconChevronDown, IconEye, IconEyeOff } from '@tabler/icons-react';
import { createElement } from 'react';

interface ControlSize {
  readonly height: string;
  readonly padding: string;
  readonly font: string;
}

const ordinarySize: ControlSize = {
  height: '2rem',
  padding: '0.75rem',
  font: '0.8125rem',
};

const controlSizes: Readonly<Record<string, ControlSize>> = {
  xs: { height: '1.625rem', padding: '0.5rem', font: '0.75rem' },
  sm: ordinarySize,
  xl: { height: '2.75rem', padding: '1.25rem', font: '0.9375rem' },
};

function controlSize(size: unknown): ControlSize {
  return (typeof size === 'string' ? controlSizes[size] : undefined) ?? ordinarySize;
}

const control = { size: 'sm' } as const;

/** Default props and sizes of the Mantine parts used here: 26 px in tables, 32 px ordinary, 44 px for counting. */
export const componentDefaults: MantineThemeComponents = {
  Button: Button.extend({
    defaultProps: { size: 'sm', variant: 'default' },
    classNames: { root: 'larder-button' },
    vars: (_theme, props) => {
      const size = controlSize(props.size);
      return {
        root: {
          '--button-height': size.height,
          '--button-padding-x': size.padding,
          '--button-fz': size.font,
        },
      };
    },
  }),
  Input: Input.extend({
    defaultProps: control,
    vars: (_theme, props) => {
      const size = controlSize(props.size);
      return {
        wrapper: {
          '--input-height': size.height,
          '--input-fz': size.font,
          '--input-padding': '0.625rem',
        },
      };
    },
  }),
  InputWrapper: Input.Wrapper.extend({
    defaultProps: {
      size: 'sm',
      inputWrapperOrder: ['label', 'input', 'description', 'error'],
    },
    classNames: {
      label: 'larder-label',
      description: 'larder-hint',
      error: 'larder-error',
    },
  }),
  TextInput: TextInput.extend({ defaultProps: control }),
  Textarea: Textarea.extend({ defaultProps: control }),
  PasswordInput: PasswordInput.extend({
    // Reachable by keyboard: by default the library takes it out of the tab order.
    defaultProps: {
      ...control,
      visibilityToggleButtonProps: { 'aria-label': 'Show password', tabIndex: 0 },
      visibilityToggleIcon: ({ reveal }) =>
        createElement(reveal ? IconEyeOff : IconEye, { size: 18, stroke: 1.75, 'aria-hidden': true }),
    },
  }),
  Select: Select.extend({
    defaultProps: {
      size: 'sm',
      checkIconPosition: 'right',
      allowDeselect: false,
      rightSection: createElement(IconChevronDown, { size: 16, stroke: 1.75, 'aria-hidden': true }),
      rightSectionPointerEvents: 'none',
    },
  }),
  NumberInput: NumberInput.extend({
    defaultProps: { size: 'sm', hideControls: true, allowNegative: false },
    styles: {
      input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    },
  }),
  Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' } }),
  Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
  Badge: Badge.extend({
    defaultProps: { variant: 'light', radius: 'sm', tt: 'none', size: 'md' },
  }),
  Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'md' } }),
  Modal: Modal.extend({
    defaultProps: {
      centered: true,
      size: 440,
      overlayProps: { blur: 0 },
      radius: 'md',
      shadow: 'md',
      // Nothing behind a dialog scrolls, and the lock writes a style tag the page's policy refuses.
      lockScroll: false,
    },
  }),
  Drawer: Drawer.extend({
    defaultProps: { position: 'right', size: 380, withOverlay: false, lockScroll: false },
  }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 400, withArrow: false },
  }),
  Progress: Progress.extend({ defaultProps: { size: 8, radius: 'sm' } }),
};
