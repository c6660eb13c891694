import { Button, Tooltip } from '@mantine/core';
import { type JSX, useId } from 'react';
import { ariaKeys, KeyHint } from '../keyboard/key-hint';
import type { PageAction } from './page-action';

export interface PageActionButtonProps {
  readonly action: PageAction;
  readonly filled?: boolean | undefined;
}

/** A header button. A blocked one keeps its place in the tab order, so that its reason can be read and heard. */
export function PageActionButton({ action, filled }: PageActionButtonProps): JSX.Element {
  const reasonId = useId();
  const blocked = action.blockedBecause !== undefined;
  return (
    <Tooltip label={action.blockedBecause} disabled={!blocked}>
      <Button
        variant={filled === true && !blocked ? 'filled' : 'default'}
        leftSection={action.icon}
        rightSection={action.keys === undefined ? null : <KeyHint keys={action.keys} />}
        data-disabled={blocked || undefined}
        aria-disabled={blocked || undefined}
        aria-describedby={blocked ? reasonId : undefined}
        aria-keyshortcuts={action.keys === undefined ? undefined : ariaKeys(action.keys)}
        onClick={() => {
          if (!blocked) action.onRun();
        }}
      >
        {action.label}
        {blocked ? (
          <span id={reasonId} hidden>
            {action.blockedBecause}
          </span>
        ) : null}
      </Button>
    </Tooltip>
  );
}
