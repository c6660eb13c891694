const names: Readonly<Record<string, string>> = {
  orders: 'Orders',
  payments: 'Payments',
  refunds: 'Refunds',
  drawer_events: 'Drawer entries',
  drawer_sessions: 'Drawers opened',
  cash_counts: 'Drawer counts',
  stock_moves: 'Stock movements',
  stock_counts: 'Stock counts',
  audit: 'Audit entries',
  audit_event: 'Audit entries',
  users: 'People',
};

/** A count of the ledger in words; null for what says nothing to the person. */
export const countName = (name: string): string | null => names[name] ?? null;
