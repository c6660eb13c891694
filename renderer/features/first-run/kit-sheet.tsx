import type { JSX } from 'react';
import styles from './kit-sheet.module.css';

export interface KitSheetProps {
  readonly code: string;
  readonly restaurant: string;
}

/** What is printed: the code in its groups, whose it is, and what to do with it. */
export function KitSheet({ code, restaurant }: KitSheetProps): JSX.Element {
  return (
    <section className={styles.sheet} aria-label="Recovery kit">
      <h2 className={styles.title}>Larder recovery kit, {restaurant}</h2>
      <p className={styles.code} data-testid="recovery-code">
        {code}
      </p>
      <ol className={styles.steps}>
        <li>Install Larder on any PC and choose “Restore from a backup”.</li>
        <li>Choose the folder or disk with the copies.</li>
        <li>Type this code. O and 0, I and 1 are told apart for you.</li>
      </ol>
      <p className={styles.small}>
        The copies are standard restic repositories. Without Larder, any restic opens them with this code, dashes
        included.
      </p>
    </section>
  );
}
