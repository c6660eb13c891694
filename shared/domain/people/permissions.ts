export const roles = ['owner', 'manager', 'shift_lead', 'cashier', 'stock_clerk', 'accountant', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'home.view',
  'orders.view',
  'cash.view',
  'cash.drawer.use',
  'cash.expected.view',
  'cash.event.add',
  'cash.investigate',
  'cash.investigate.view',
  'cash.sign',
  'cash.force-close',
  'cash.drawer.manage',
  'stock.view',
  'stock.count',
  'stock.post',
  'stock.manage',
  'cost.view',
  'import.run',
  'import.view',
  'audit.view',
  'people.view',
  'people.manage',
  'backup.view',
  'backup.run',
  'destination.manage',
  'restore.newest',
  'restore.any',
  'recovery-code.renew',
  'settings.view',
  'settings.manage',
  'health.view',
  'update.manage',
] as const;
export type Permission = (typeof permissions)[number];

const everyone = ['home.view'] as const satisfies readonly Permission[];
const cashier = [
  ...everyone,
  'cash.view',
  'cash.drawer.use',
  'cash.event.add',
] as const satisfies readonly Permission[];
const reader = [
  ...everyone,
  'orders.view',
  'cash.view',
  'cash.investigate.view',
  'stock.view',
  'cost.view',
  'import.view',
  'audit.view',
  'health.view',
] as const satisfies readonly Permission[];
const manager = [
  ...reader,
  'cash.view',
  'cash.drawer.use',
  'cash.expected.view',
  'cash.event.add',
  'cash.investigate',
  'cash.sign',
  'cash.drawer.manage',
  'stock.count',
  'stock.post',
  'stock.manage',
  'import.run',
  'people.view',
  'people.manage',
  'backup.view',
  'backup.run',
  'restore.newest',
  'settings.view',
  'settings.manage',
] as const satisfies readonly Permission[];

/** What each role may do; the one place this is written down. Checked by the pipeline, shown by the renderer. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  manager,
  shift_lead: [...cashier, 'orders.view', 'cash.investigate', 'cash.investigate.view', 'stock.view', 'stock.count'],
  cashier,
  stock_clerk: [...everyone, 'stock.view', 'stock.count'],
  accountant: reader,
  auditor: [...reader, 'backup.view'],
};

/** Who acts when only the recovery code was given: may check and put back, never trade. */
export const recoveryPermissions: readonly Permission[] = [
  'backup.view',
  'restore.newest',
  'restore.any',
  'health.view',
  'audit.view',
];

/** Extra permissions of the recovery code while the owner is still the only user. */
export const recoverySetUpPermissions: readonly Permission[] = ['destination.manage', 'backup.run'];

/** Limits per role in minor units; null = no limit. Pay-ins, pay-outs and drops above need someone higher. */
export const drawerEventLimitMinor: Readonly<Record<Role, number | null>> = {
  owner: null,
  manager: null,
  shift_lead: 20_000,
  cashier: 5_000,
  stock_clerk: 0,
  accountant: 0,
  auditor: 0,
};

export const mayDo = (role: Role, permission: Permission): boolean => permissionsOf[role].includes(permission);
