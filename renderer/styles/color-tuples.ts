import type { MantineColorsTuple } from '@mantine/core';

/** Ten steps each, because Mantine reads fixed steps of a tuple: 7 is the light foreground, 3 the dark one. */
export const colorTuples = {
  ink: ['#EEF4FA', '#E6EEF6', '#B9D0E6', '#8FB9E0', '#6495C2', '#3F79AE', '#2A6196', '#1F4F7D', '#183F65', '#122F4C'],
  dark: ['#EDEAE4', '#BBB5AA', '#A19A8E', '#827B70', '#36332E', '#282623', '#1F1E1B', '#161513', '#12110F', '#0D0C0B'],
  gray: ['#F5F4F1', '#F1EFEA', '#EDEBE6', '#DFDCD5', '#878177', '#67625A', '#67625A', '#55514A', '#3A3732', '#1F1D1A'],
  safe: ['#E7F2EA', '#CFE6D6', '#A9D6BA', '#82CC9C', '#5FB27E', '#429864', '#2C7F4E', '#1B6638', '#15532D', '#0F3F22'],
  attention: [
    '#FCF0DA',
    '#F7E2BA',
    '#F0CA8A',
    '#E9B25C',
    '#CF9338',
    '#B4781C',
    '#9A5F0C',
    '#834B00',
    '#6B3D00',
    '#522F00',
  ],
  danger: [
    '#FBEAE7',
    '#F8D3CE',
    '#F5B5AD',
    '#F2978C',
    '#E0705F',
    '#CC5041',
    '#B83730',
    '#A3241A',
    '#861C14',
    '#68150E',
  ],
} as const satisfies Record<string, MantineColorsTuple>;

export type LarderColor = 'ink' | 'safe' | 'attention' | 'danger';
