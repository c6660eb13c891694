import { IconAlertSquare, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { JSX } from 'react';
import type { Tone } from '../figures/tone';
import styles from './state.module.css';

const icons = {
  safe: IconCircleCheck,
  attention: IconAlertTriangle,
  danger: IconAlertSquare,
  neutral: IconInfoCircle,
} as const satisfies Record<Tone, typeof IconInfoCircle>;

export interface StateIconProps {
  readonly tone: Tone;
  readonly size?: number | undefined;
}

/** The shape of a state: circle safe, triangle attention, square danger. Always beside words that say the same. */
export function StateIcon({ tone, size = 14 }: StateIconProps): JSX.Element {
  const Icon = icons[tone];
  return <Icon className={`${styles.icon} ${styles[tone]}`} size={size} stroke={1.75} aria-hidden="true" />;
}
