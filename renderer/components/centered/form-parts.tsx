import type { FormEvent, JSX, ReactNode } from 'react';
import { useKeyIntents } from '../keyboard/key-intents';
import styles from './form.module.css';

export interface CenteredFormProps {
  readonly label: string;
  /** Runs on Enter in a field, on the button of type "submit" and on Ctrl Enter. */
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form whose one primary action answers Enter and Ctrl Enter alike. */
export function CenteredForm({ label, onSubmit, children }: CenteredFormProps): JSX.Element {
  useKeyIntents('page', { primary: onSubmit });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} aria-label={label} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}

/** Fields side by side. */
export function FieldPair({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles.pair}>{children}</div>;
}

/** Buttons in a row, the primary first. */
export function ButtonRow({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles.buttons}>{children}</div>;
}

/** Quiet ways to go elsewhere. */
export function LinkRow({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles.links}>{children}</div>;
}

/** A sentence that explains. */
export function Note({ children, small }: { readonly children: ReactNode; readonly small?: boolean }): JSX.Element {
  return <p className={small === true ? styles.small : styles.note}>{children}</p>;
}
