import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { useKeyIntents } from '../keyboard/key-intents';
import { Notice } from './notice';

export interface UndoNoticeProps {
  /** What was done: "Order 88240 skipped." */
  readonly fact: string;
  readonly children?: ReactNode | undefined;
  readonly onUndo: () => void;
  /** Called after ten seconds; afterwards undoing is done from Audit. */
  readonly onGone: () => void;
}

const offeredMilliseconds = 10_000;

/** Stands in for "are you sure?": the thing is done, and for ten seconds one key (Ctrl Z) takes it back. */
export function UndoNotice({ fact, children, onUndo, onGone }: UndoNoticeProps): JSX.Element {
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    const timer = setTimeout(() => gone.current(), offeredMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  useKeyIntents('notice', { undo: onUndo });
  return (
    <Notice
      tone="safe"
      fact={fact}
      action={
        <Button
          size="xs"
          leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />}
          aria-keyshortcuts="Control+Z"
          onClick={onUndo}
        >
          Undo
        </Button>
      }
    >
      {children}
    </Notice>
  );
}
