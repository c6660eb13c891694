import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import type { Tone } from '../figures/tone';
import { StateIcon } from '../state/state-icon';
import styles from './centered-page.module.css';

export interface CenteredPageProps {
  readonly title: string;
  /** The restaurant, above everything. */
  readonly place?: ReactNode | undefined;
  /** What is so, in one line above the title, with its shape. */
  readonly fact?: { readonly tone: Tone; readonly words: string } | undefined;
  /** One or two sentences under the title. */
  readonly lead?: ReactNode | undefined;
  /** Facts at the right. */
  readonly aside?: ReactNode | undefined;
  /** "narrow" for a single short form. */
  readonly width?: 'narrow' | 'ordinary' | undefined;
  readonly children: ReactNode;
}

/** A page without rail or header: sign-in, first run, records that do not open. Give it a `key` of its step: focus moves to its first field. */
export function CenteredPage(props: CenteredPageProps): JSX.Element {
  const { title, place, fact, lead, aside, width = 'ordinary', children } = props;
  const page = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    (page.current?.querySelector<HTMLElement>('[data-autofocus]') ?? heading.current)?.focus();
  }, []);
  return (
    <div className={styles.ground}>
      <div className={styles.columns} data-width={width} data-aside={aside !== undefined} ref={page}>
        <div className={styles.main}>
          {place === undefined || place === null ? null : <p className={styles.place}>{place}</p>}
          {fact === undefined ? null : (
            <p className={`${styles.fact} ${styles[fact.tone]}`}>
              <StateIcon tone={fact.tone} size={18} />
              {fact.words}
            </p>
          )}
          <h1 className={styles.title} tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </div>
    </div>
  );
}
