import type { Role } from '../../../shared/domain/people/permissions';

/** Roles as they stand inside a sentence. */
export const roleNames: Readonly<Record<Role, string>> = {
  owner: 'owner',
  manager: 'manager',
  shift_lead: 'shift lead',
  cashier: 'cashier',
  stock_clerk: 'stock clerk',
  accountant: 'accountant',
  auditor: 'auditor',
};
