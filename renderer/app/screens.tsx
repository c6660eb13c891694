import { type JSX, type LazyExoticComponent, lazy } from 'react';
import type { ScreenName } from '../components/navigation/route';

export type Screen = LazyExoticComponent<() => JSX.Element>;

/** One lazy import per screen. A screen that is not here has no rail entry. */
export const screens: Readonly<Partial<Record<ScreenName, Screen>>> = {
  stock: lazy(async () => ({ default: (await import('../features/stock/stock-screen')).StockScreen })),
  imports: lazy(async () => ({ default: (await import('../features/imports/imports-screen')).ImportsScreen })),
  home: lazy(async () => ({ default: (await import('../features/home/home-screen')).HomeScreen })),
  backups: lazy(async () => ({ default: (await import('../features/backups/backups-screen')).BackupsScreen })),
  restore: lazy(async () => ({ default: (await import('../features/restore/restore-screen')).RestoreScreen })),
  audit: lazy(async () => ({ default: (await import('../features/audit/audit-screen')).AuditScreen })),
  cash: lazy(async () => ({ default: (await import('../features/cash/cash-screen')).CashScreen })),
  orders: lazy(async () => ({ default: (await import('../features/orders/orders-screen')).OrdersScreen })),
  people: lazy(async () => ({ default: (await import('../features/people/people-screen')).PeopleScreen })),
  health: lazy(async () => ({ default: (await import('../features/health/health-screen')).HealthScreen })),
  settings: lazy(async () => ({ default: (await import('../features/settings/settings-screen')).SettingsScreen })),
};
