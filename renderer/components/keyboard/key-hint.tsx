import type { JSX } from 'react';
import styles from './key-hint.module.css';

export interface KeyHintProps {
  /** In the order they are held: ['Ctrl', 'K']. */
  readonly keys: readonly string[];
}

/** Keys drawn as caps. A hint for the eye: the element it stands in says the same through aria-keyshortcuts. */
export function KeyHint({ keys }: KeyHintProps): JSX.Element {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** The value of aria-keyshortcuts for the same keys. */
export function ariaKeys(keys: readonly string[]): string {
  return keys.map((key) => (key === 'Ctrl' ? 'Control' : key)).join('+');
}
