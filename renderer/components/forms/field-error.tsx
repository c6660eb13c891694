import { IconAlertTriangle } from '@tabler/icons-react';
import type { JSX, ReactNode } from 'react';
import styles from './field-error.module.css';

/** What is wrong with a field and its remedy. Announced when it appears. */
export function FieldError({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <span className={styles.error} role="alert">
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
