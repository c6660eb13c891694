import { type JSX, type ReactNode, useId } from 'react';
import styles from './card.module.css';

export interface CardProps {
  readonly title?: string | undefined;
  readonly facts?: ReactNode | undefined;
  /** An 18 px icon before the title. */
  readonly icon?: ReactNode | undefined;
  /** A State or small buttons at the right of the title. */
  readonly aside?: ReactNode | undefined;
  readonly footer?: ReactNode | undefined;
  /** Tables reach the edges of their card. */
  readonly flush?: boolean | undefined;
  /** Gives way when the window is low, so that the table in it scrolls instead of the page. */
  readonly fill?: boolean | undefined;
  readonly children?: ReactNode | undefined;
}

/** A titled part of a page, as high as its content. */
export function Card({ title, facts, icon, aside, footer, flush, fill, children }: CardProps): JSX.Element {
  const titleId = useId();
  const Root = title === undefined ? 'div' : 'section';
  return (
    <Root className={styles.card} data-fill={fill} aria-labelledby={title === undefined ? undefined : titleId}>
      {title === undefined ? null : (
        <div className={styles.head}>
          {icon}
          <h2 className={styles.title} id={titleId}>
            {title}
          </h2>
          <span className={styles.facts}>{facts}</span>
          {aside}
        </div>
      )}
      {children === undefined ? null : <div className={flush === true ? styles.flush : styles.padded}>{children}</div>}
      {footer === undefined ? null : <div className={styles.foot}>{footer}</div>}
    </Root>
  );
}
