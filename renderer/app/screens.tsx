import { type JSX, type LazyExoticComponent, lazy } from 'react';
import type { ScreenName } from '../components/navigation/route';

export type Screen = LazyExoticComponent<() => JSX.Element>;

/** One lazy import per screen. A screen that is not here has no rail entry. */
export const screens: Readonly<Partial<Record<ScreenName, Screen>>> = {
  stock: lazy(async () => ({ default: (await import('../features/stock/stock-screen')).StockScreen })),
  imports: lazy(async () => ({ default: (await import('../features/imports/imports-screen')).ImportsScreen })),
};
