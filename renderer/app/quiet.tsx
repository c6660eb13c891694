import { type JSX, useEffect, useState } from 'react';
import { explain } from '../api/call';
import { CenteredPage } from '../components/centered/centered-page';
import { Notice } from '../components/state/notice';
import { Working } from '../components/working/working';

// A start is usually over before a sentence could be read.
const sentenceAfterMs = 600;

/** Before main has said where Larder stands: nothing, then one sentence, or why it cannot say. */
export function Quiet({ error }: { readonly error: Error | null }): JSX.Element | null {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), sentenceAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (error !== null) {
    const { message, code } = explain(error);
    return (
      <CenteredPage title="Larder could not start" width="narrow">
        <Notice tone="danger" fact={message} code={code}>
          Your records were not touched. Close Larder and open it again.
        </Notice>
      </CenteredPage>
    );
  }
  return late ? (
    <CenteredPage title="Larder is starting" width="narrow">
      <Working sentence="Opening your records…" />
    </CenteredPage>
  ) : null;
}
