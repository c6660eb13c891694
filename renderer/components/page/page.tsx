import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { useKeyIntents } from '../keyboard/key-intents';
import { useVisit } from '../navigation/route';
import styles from './page.module.css';
import type { PageAction } from './page-action';
import { PageActionButton } from './page-action-button';

export interface PageProps {
  readonly title: string;
  /** One line: what is so on this page. */
  readonly facts?: ReactNode | undefined;
  /** A State that concerns the whole page. */
  readonly badge?: ReactNode | undefined;
  /** At most two. */
  readonly actions?: readonly [] | readonly [PageAction] | readonly [PageAction, PageAction] | undefined;
  /** The one next step, far right. Ctrl Enter runs it. */
  readonly primary?: PageAction | undefined;
  /** True when the filled button stands in the body: the header's is then an ordinary one. */
  readonly primaryInBody?: boolean | undefined;
  /** What N starts on this page. */
  readonly onNew?: (() => void) | undefined;
  readonly panel?: ReactNode | undefined;
  readonly children: ReactNode;
}

function runUnlessBlocked(action: PageAction): void {
  if (action.blockedBecause === undefined) action.onRun();
}

function usePageKeys({ primary, onNew }: PageProps): void {
  useKeyIntents('page', {
    ...(primary === undefined ? {} : { primary: () => runUnlessBlocked(primary) }),
    ...(onNew === undefined ? {} : { create: onNew }),
  });
}

/** Mounted anew by its key on every navigation, which is what moves the focus to it. */
function PageTitle({ title }: { readonly title: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 className={styles.title} ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}

/** A screen: header of one line, a body that holds what scrolls, and a panel beside it when there is one. */
export function Page(props: PageProps): JSX.Element {
  const visit = useVisit();
  usePageKeys(props);
  return (
    <div className={styles.page}>
      <header className={styles.header} data-region="header" tabIndex={-1}>
        <PageTitle key={visit} title={props.title} />
        <span className={styles.facts}>{props.facts}</span>
        {props.badge === undefined ? null : <span className={styles.badge}>{props.badge}</span>}
        {props.actions?.map((action) => (
          <PageActionButton key={action.label} action={action} />
        ))}
        {props.primary === undefined ? null : (
          <PageActionButton action={props.primary} filled={props.primaryInBody !== true} />
        )}
      </header>
      <div className={styles.middle}>
        <div className={styles.body} data-region="body" tabIndex={-1}>
          {props.children}
        </div>
        {props.panel}
      </div>
    </div>
  );
}
