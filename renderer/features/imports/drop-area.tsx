import { IconFileImport } from '@tabler/icons-react';
import { type JSX, type RefObject, useState } from 'react';
import { checkFiles } from './import-desk';
import styles from './imports.module.css';

export interface DropAreaProps {
  /** The hidden field behind every "Choose files". */
  readonly input: RefObject<HTMLInputElement | null>;
}

/** Where files are dropped; the page's "Choose files" does the same for who does not drag. */
export function DropArea({ input }: DropAreaProps): JSX.Element {
  const [over, setOver] = useState(false);
  return (
    <section
      aria-label="Drop files here"
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void checkFiles([...event.dataTransfer.files]);
      }}
    >
      <IconFileImport size={32} stroke={1.5} aria-hidden="true" />
      <div className={styles.dropWords}>
        <p className={styles.lead}>Drop the day’s exports of your POS here, or choose them</p>
        <p className={styles.hint}>
          Square: transactions and items. Toast: PaymentDetails, OrderDetails and ItemSelectionDetails. Drop them
          together, as the POS made them. You see what would be added before anything is.
        </p>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.txt,text/csv"
        aria-label="Files to import"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
          void checkFiles(chosen);
        }}
      />
    </section>
  );
}
