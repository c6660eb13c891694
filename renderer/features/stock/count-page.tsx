import type { JSX } from 'react';
import { refusalOf } from '../../api/call';
import { useLarder } from '../../api/hooks';
import { navigate } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { FailureNotice } from '../../components/state/failure-notice';
import { Working } from '../../components/working/working';
import { CountReview } from './count-review';
import { CountSheet } from './count-sheet';
import { isBeingCounted } from './stock-words';

/** One count: its blind sheet while people count, afterwards what it found. */
export function CountPage({ countId }: { readonly countId: string }): JSX.Element {
  const asked = useLarder('stock.count', { id: countId });
  if (asked.data === undefined)
    return (
      <Page
        title="Stock count"
        actions={[{ label: 'Back to the counts', onRun: () => navigate({ screen: 'stock', view: 'counts' }) }]}
      >
        {asked.error === null ? (
          <Working sentence="Reading this count…" />
        ) : (
          <FailureNotice failure={refusalOf(asked.error)} />
        )}
      </Page>
    );
  return isBeingCounted(asked.data.count.status) ? <CountSheet view={asked.data} /> : <CountReview view={asked.data} />;
}
