import type { JSX } from 'react';
import { useRoute } from '../../components/navigation/route';
import { Page } from '../../components/page/page';
import { Working } from '../../components/working/working';
import { AddedPage } from './added-page';
import { CheckPage } from './check-page';
import { HistoryPage } from './history-page';
import { useImportDesk } from './import-desk';
import { OneImportPage } from './one-import-page';

/** Imports: drop the exports of the POS, look before adding, and take back what was wrong. */
export function ImportsScreen(): JSX.Element {
  const route = useRoute();
  const desk = useImportDesk();
  if (route.import !== undefined) return <OneImportPage key={route.import} importId={route.import} />;
  switch (desk.stage) {
    case 'reading':
      return (
        <Page title="Check before adding" facts={desk.names.join(' · ')}>
          <Working sentence="Reading the files and comparing every row with what is in Larder…" />
        </Page>
      );
    case 'checked':
      return <CheckPage desk={desk} />;
    case 'added':
      return <AddedPage reports={desk.reports} />;
    case 'empty':
      return <HistoryPage refused={desk.error} />;
  }
}
