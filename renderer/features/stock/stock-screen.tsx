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
  if (route.view === 'counts') return <CountsPage />;
  if (route.view === 'choose') return <ChooseItemsPage firstItem={route.item} />;
  if (route.view === 'products') return <ProductsPage />;
  return <ItemsPage />;
}
