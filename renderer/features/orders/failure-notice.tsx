import type { JSX, ReactNode } from 'react';
import { explain } from '../../api/call';
import { Notice } from '../../components/state/notice';

export interface FailureNoticeProps {
  /** What an intent or a query threw; nothing is drawn for null. */
  readonly error: unknown;
  readonly action?: ReactNode | undefined;
}

/** What was refused and its code, beside what the person was doing. */
export function FailureNotice({ error, action }: FailureNoticeProps): JSX.Element | null {
  if (error === null || error === undefined) return null;
  const { message, code } = explain(error);
  return <Notice tone="danger" fact={message} code={code} action={action} />;
}
