import type { Role } from '../../../shared/domain/people/permissions';

export type StaffRole = Exclude<Role, 'owner'>;

/** One password for everybody, shown on the first screen of the sample: it guards nothing but made-up sales. */
export const samplePassword = 'look around the larder';

/** Somebody for every role; the owner is whoever opened the sample. */
export const sampleStaff: Readonly<Record<StaffRole, { readonly username: string; readonly display: string }>> = {
  manager: { username: 'daniel', display: 'Daniel Kowalczyk' },
  shift_lead: { username: 'tyrese', display: 'Tyrese Okonkwo' },
  cashier: { username: 'maria', display: 'Maria Fernanda Gutiérrez-Oyelaran' },
  stock_clerk: { username: 'anneliese', display: 'Anneliese Brzezińska-Holloway' },
  accountant: { username: 'hiroshi', display: 'Hiroshi Vandermeer' },
  auditor: { username: 'ngozi', display: 'Ngozi Lindqvist' },
};
