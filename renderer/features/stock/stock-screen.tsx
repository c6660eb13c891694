import type { JSX } from 'react';
import { useRoute } from '../../components/navigation/route';
import { ChooseItemsPage } from './choose-items-page';
import { CountPage } from './count-page';
import { CountsPage } from './counts-page';
import { ItemsPage } from './items-page';
import { ProductsPage } from './products-page';

/** Stock: the shelf, its counts, and what the POS takes from it. */
export function StockScreen(): JSX.Element {
  const route = useRoute();
  if (route.count !== undefined) return <CountPage key={route.count} countId={route.count} />;
  switch (route.view) {
    case 'counts':
      return <CountsPage />;
    case 'choose':
      return <ChooseItemsPage firstItem={route.item} />;
    case 'products':
      return <ProductsPage />;
    default:
      return <ItemsPage />;
  }
}
