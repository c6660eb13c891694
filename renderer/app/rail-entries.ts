import {
  IconCash,
  IconFileImport,
  IconHeartbeat,
  IconHistory,
  IconHome,
  IconPackages,
  type IconProps,
  IconReceipt,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../../shared/domain/people/permissions';
import type { ScreenName } from '../components/navigation/route';

export interface RailEntry {
  readonly screen: ScreenName;
  readonly label: string;
  readonly icon: ComponentType<IconProps>;
  /** Any one of these lets a person see it. */
  readonly permissions: readonly Permission[];
  /** Running the shop, keeping it, about it. */
  readonly group: 'running' | 'keeping' | 'about';
}

const entries: readonly RailEntry[] = [
  { screen: 'home', label: 'Home', icon: IconHome, permissions: ['home.view'], group: 'running' },
  { screen: 'cash', label: 'Cash', icon: IconCash, permissions: ['cash.view'], group: 'running' },
  { screen: 'orders', label: 'Orders', icon: IconReceipt, permissions: ['orders.view'], group: 'running' },
  { screen: 'stock', label: 'Stock', icon: IconPackages, permissions: ['stock.view'], group: 'running' },
  { screen: 'backups', label: 'Backups', icon: IconShieldCheck, permissions: ['backup.view'], group: 'keeping' },
  { screen: 'audit', label: 'Audit', icon: IconHistory, permissions: ['audit.view'], group: 'keeping' },
  { screen: 'imports', label: 'Imports', icon: IconFileImport, permissions: ['import.view'], group: 'keeping' },
  { screen: 'people', label: 'People', icon: IconUsers, permissions: ['people.view'], group: 'about' },
  { screen: 'health', label: 'Health', icon: IconHeartbeat, permissions: ['health.view'], group: 'about' },
  { screen: 'settings', label: 'Settings', icon: IconSettings, permissions: ['settings.view'], group: 'about' },
];

/** The entries this person may open, of screens that are in this build; the order is that of Ctrl 1 to 9. */
export function railEntries(
  canSee: (permission: Permission) => boolean,
  registered: ReadonlySet<ScreenName>,
): readonly RailEntry[] {
  return entries.filter((entry) => registered.has(entry.screen) && entry.permissions.some(canSee));
}

/** The rail entry a screen belongs to: putting back is part of Backups. */
export function railScreenOf(screen: ScreenName): ScreenName {
  return screen === 'restore' ? 'backups' : screen;
}
