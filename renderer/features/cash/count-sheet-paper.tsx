import type { JSX } from 'react';
import { createPortal } from 'react-dom';
import { Time } from '../../components/figures/time';
import { formatBusinessDate } from '../../components/format/business-date';
import type { CountSheet } from './count-sheet';
import styles from './count-sheet-paper.module.css';

export interface CountSheetPaperProps {
  readonly drawerName: string;
  readonly businessDate: string;
  readonly sheet: CountSheet;
  readonly restaurant: string;
  readonly printedBy: string;
  readonly printedAt: string;
}

const toWrite = ['Counted by', 'Date and time', 'Signature'];

function Line({ label }: { readonly label: string }): JSX.Element {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className={styles.box} />
      <td className={styles.box} />
    </tr>
  );
}

/**
 * The sheet to count on with a pen. It is made of the notes and coins alone: nothing of what the drawer should hold
 * ever comes near it, and nothing else of the window is printed with it.
 */
export function CountSheetPaper(props: CountSheetPaperProps): JSX.Element {
  const { drawerName, businessDate, sheet, restaurant, printedBy, printedAt } = props;
  return createPortal(
    <article className={styles.countPaper} aria-label={`Count sheet for ${drawerName}`}>
      <p>{restaurant}</p>
      <h2>Count sheet: {drawerName}</h2>
      <p>For {formatBusinessDate(businessDate, true)}. Count every line; write 0 where there are none.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Note, coin or roll</th>
            <th scope="col">How many</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {[...sheet.denominations, ...sheet.rolls].map(({ id, label }) => (
            <Line key={id} label={label} />
          ))}
          <tr>
            <th scope="row">Everything</th>
            <td />
            <td className={styles.box} />
          </tr>
        </tbody>
      </table>
      <dl>
        {toWrite.map((label) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <p className={styles.caption}>
        Printed <Time at={printedAt} date="year" /> by {printedBy}
      </p>
    </article>,
    document.body,
  );
}
