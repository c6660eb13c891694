const names: Readonly<Record<string, string>> = {
  orders: 'Orders',
  payments: 'Payments',
  refunds: 'Refunds',
  cash_sessions: 'Drawers opened',
  drawer_events: 'Drawer entries',
  cash_counts: 'Drawer counts',
  stock_moves: 'Stock movements',
  stock_counts: 'Stock counts',
  users: 'People',
  audit_seq: 'Audit entries',
};

/** A count of the ledger in words; null for what says nothing to the person. */
export const countName = (name: string): string | null => names[name] ?? null;
