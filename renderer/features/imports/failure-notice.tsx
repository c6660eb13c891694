import type { JSX } from 'react';
import { explain } from '../../api/call';
import { Notice } from '../../components/state/notice';

/** What was refused and its code, at the top of the page it happened on; nothing while nothing was. */
export function FailureNotice({ error }: { readonly error: unknown }): JSX.Element | null {
  if (error === null || error === undefined) return null;
  const { message, code } = explain(error);
  return <Notice tone="danger" fact={message} code={code} />;
}
