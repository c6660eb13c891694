import type { JSX, ReactNode } from 'react';
import { Notice } from './notice';

export interface FailureNoticeProps {
  /** What was refused, in words, and its code; nothing is drawn for null. */
  readonly failure: { readonly message: string; readonly code: string } | null;
  readonly action?: ReactNode | undefined;
}

/** What was refused and its code, beside what the person was doing. */
export function FailureNotice({ failure, action }: FailureNoticeProps): JSX.Element | null {
  if (failure === null) return null;
  return <Notice tone="danger" fact={failure.message} code={failure.code} action={action} />;
}
