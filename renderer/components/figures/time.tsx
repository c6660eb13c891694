import type { JSX } from 'react';
import { useFormats } from '../format/format-context';
import { formatDate, formatTime, type Moment, type TimePrecision } from '../format/time-format';
import styles from './figures.module.css';

export interface TimeProps {
  readonly at: Moment;
  /** Seconds where the order of events matters. */
  readonly precision?: TimePrecision | undefined;
  /** "none" (the time alone), "day" ("Tue 17 Nov, 22:19"), "year", or "only" (no time). */
  readonly date?: 'none' | 'day' | 'year' | 'only' | undefined;
}

/** A moment on the restaurant's clock, 24 h. */
export function Time({ at, precision = 'minute', date = 'none' }: TimeProps): JSX.Element {
  const { timeZone } = useFormats();
  const time = formatTime(at, timeZone, precision);
  const day = formatDate(at, timeZone, date === 'year');
  const written = date === 'none' ? time : date === 'only' ? day : `${day}, ${time}`;
  return (
    <time className={styles.number} dateTime={new Date(at).toISOString()}>
      {written}
    </time>
  );
}
