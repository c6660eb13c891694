import type { ReactNode } from 'react';

/** A button of a page header. */
export interface PageAction {
  /** A verb and its thing: "Print count sheet". */
  readonly label: string;
  readonly icon?: ReactNode | undefined;
  readonly keys?: readonly string[] | undefined;
  /** Why it cannot be used now; the button stays, and says this. */
  readonly blockedBecause?: string | undefined;
  readonly onRun: () => void;
}
