import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type JSX, type ReactNode, useEffect, useId, useRef } from 'react';
import { useKeyIntents } from '../keyboard/key-intents';
import styles from './side-panel.module.css';

export interface SidePanelProps {
  readonly title: string;
  readonly facts?: ReactNode | undefined;
  readonly onClose: () => void;
  readonly footer?: ReactNode | undefined;
  /** Content with tables or sections of its own edges. */
  readonly flush?: boolean | undefined;
  readonly width?: 'narrow' | 'ordinary' | undefined;
  /** While something typed is not saved, Esc does nothing: closing stays a choice made on the button. */
  readonly holdsTyping?: boolean | undefined;
  readonly children: ReactNode;
}

/** Takes focus when it opens and gives it back to where it came from when it closes. */
function useFocusLoan(): React.RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const lender = document.activeElement;
    title.current?.focus({ preventScroll: true });
    return () => {
      if (lender instanceof HTMLElement && lender.isConnected) lender.focus({ preventScroll: true });
    };
  }, []);
  return title;
}

/** A closer look beside the page, without stopping it. Esc closes it. Give it a `key` of the thing it shows. */
export function SidePanel(props: SidePanelProps): JSX.Element {
  const titleId = useId();
  const title = useFocusLoan();
  useKeyIntents('panel', { escape: props.onClose }, props.holdsTyping !== true);
  return (
    <aside
      className={styles.panel}
      data-region="panel"
      data-width={props.width}
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId} ref={title} tabIndex={-1}>
          {props.title}
        </h2>
        <span className={styles.facts}>{props.facts}</span>
        <ActionIcon variant="subtle" color="gray" aria-label="Close this panel" onClick={props.onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={styles.body}>
        <div className={props.flush === true ? undefined : styles.padded}>{props.children}</div>
      </div>
      {props.footer === undefined ? null : <div className={styles.foot}>{props.footer}</div>}
    </aside>
  );
}
