export type TokenName =
  | 'bg'
  | 'surface'
  | 'sunken'
  | 'hover'
  | 'text'
  | 'text2'
  | 'text3'
  | 'line'
  | 'line-control'
  | 'primary'
  | 'primary-hover'
  | 'on-primary'
  | 'link'
  | 'focus'
  | 'selected'
  | 'safe'
  | 'safe-bg'
  | 'safe-line'
  | 'attention'
  | 'attention-bg'
  | 'attention-line'
  | 'danger'
  | 'danger-bg'
  | 'danger-line'
  | 'danger-hover'
  | 'chart1'
  | 'chart2'
  | 'chart3'
  | 'shadow';

export type Tokens = Readonly<Record<TokenName, string>>;

/** Colours on paper-like grounds; every pair used for text is measured in test/unit/renderer/styles. */
export const lightTokens: Tokens = {
  bg: '#F5F4F1',
  surface: '#FFFFFF',
  sunken: '#EDEBE6',
  hover: '#F1EFEA',
  text: '#1F1D1A',
  text2: '#55514A',
  text3: '#67625A',
  line: '#DFDCD5',
  'line-control': '#878177',
  primary: '#1F4F7D',
  'primary-hover': '#183F65',
  'on-primary': '#FFFFFF',
  link: '#1F4F7D',
  focus: '#1F4F7D',
  selected: '#E6EEF6',
  safe: '#1B6638',
  'safe-bg': '#E7F2EA',
  'safe-line': '#9CC7AB',
  attention: '#834B00',
  'attention-bg': '#FCF0DA',
  'attention-line': '#DDB06A',
  danger: '#A3241A',
  'danger-bg': '#FBEAE7',
  'danger-line': '#DE9A92',
  'danger-hover': '#861C14',
  chart1: '#1F4F7D',
  chart2: '#8A8377',
  chart3: '#834B00',
  shadow: 'rgba(31, 29, 26, 0.16)',
};

/** The same roles on dark grounds; a role keeps its meaning, never its hex. */
export const darkTokens: Tokens = {
  bg: '#161513',
  surface: '#1F1E1B',
  sunken: '#191816',
  hover: '#282623',
  text: '#EDEAE4',
  text2: '#BBB5AA',
  text3: '#A19A8E',
  line: '#36332E',
  'line-control': '#827B70',
  primary: '#8FB9E0',
  'primary-hover': '#A9CBEA',
  'on-primary': '#10202F',
  link: '#8FB9E0',
  focus: '#8FB9E0',
  selected: '#1E2F40',
  safe: '#82CC9C',
  'safe-bg': '#182A1F',
  'safe-line': '#345B43',
  attention: '#E9B25C',
  'attention-bg': '#302414',
  'attention-line': '#6E5226',
  danger: '#F2978C',
  'danger-bg': '#371D1A',
  'danger-line': '#7C3C35',
  'danger-hover': '#F5B5AD',
  chart1: '#8FB9E0',
  chart2: '#7C766B',
  chart3: '#E9B25C',
  shadow: 'rgba(0, 0, 0, 0.5)',
};
