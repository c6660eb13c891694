import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAudit } from '../../../../electron/pipeline/audit-writer';
import type { AuditDraft } from '../../../../electron/pipeline/module';
import {
  colleague,
  refusal,
  restaurantLedger,
  type SignedIn,
  signIn,
  value,
  window,
} from '../../../support/people-ledger';
import type { TestLedger } from '../../../support/test-ledger';

interface Entry {
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly summary: string;
  readonly reason: string | null;
}
interface Page {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly actors: readonly string[];
  readonly groups: readonly string[];
}
interface Detail {
  readonly entry: Entry;
  readonly hidden: boolean;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly prevHash: string;
  readonly hash: string;
}

let ledger: TestLedger;
let owner: SignedIn;
beforeEach(() => {
  ledger = restaurantLedger();
  owner = signIn(ledger);
});
afterEach(() => ledger.close());

const list = (filter: object = {}, asker = owner): Page => value<Page>(ledger, 'audit.list', filter, asker.caller);
const detail = (seq: number, asker = owner): Detail => value<Detail>(ledger, 'audit.entry', { seq }, asker.caller);

function write(draft: Partial<AuditDraft> & Pick<AuditDraft, 'action' | 'summary'>): number {
  const { connection, station, clock } = ledger;
  const actor = {
    userId: null,
    display: 'Larder',
    role: 'larder' as const,
    permissions: new Set<never>(),
    sessionId: null,
    station,
  };
  const moment = { at: clock.now().toISOString(), bootId: 'test-boot', monotonicMs: clock.monotonicMs() };
  connection.transaction(() => writeAudit(connection.write, actor, [{ entity: 'thing', ...draft }], moment));
  return connection.read.get<{ audit_seq: number }>('SELECT audit_seq FROM ledger_state')?.audit_seq ?? 0;
}

describe('the list', () => {
  it('pages by fifty, newest first, without losing or doubling an entry', () => {
    for (let count = 0; count < 120; count += 1) write({ action: 'stock.counted', summary: `Count ${count}.` });
    const seen: number[] = [];
    let before: number | undefined;
    for (let page = list({}); page.entries.length > 0; page = list({ before })) {
      expect(page.total).toBe(124);
      seen.push(...page.entries.map(({ seq }) => seq));
      before = seen.at(-1);
    }
    expect(seen).toEqual(Array.from({ length: 124 }, (_, index) => 124 - index));
  });

  it('names the people and the groups there are, each once', () => {
    write({ action: 'cash.counted', summary: 'Counted.' });
    write({ action: 'cash', summary: 'No dot.' });
    write({ action: 'cashew.eaten', summary: 'Another group.' });
    const { actors, groups } = list();
    expect(actors).toEqual(['Larder', 'Rosalind Achterberg']);
    expect(groups).toEqual(['auth', 'cash', 'cashew', 'settings', 'user']);
    expect(list({ group: 'cash' }).entries.map(({ action }) => action)).toEqual([
      'cash.counted',
      'cash.drawer-created',
    ]);
  });

  it('filters by person, record, severity, time and words, and counts what fits', () => {
    const seq = write({
      action: 'stock.posted',
      summary: 'Counted 100% of it!',
      entityId: 'count-9',
      severity: 'warn',
    });
    ledger.clock.advance(1000);
    const later = ledger.clock.now().toISOString();
    write({ action: 'stock.posted', summary: 'Counted 1000 of it.' });
    expect(list({ actor: 'Rosalind Achterberg' }).entries.map(({ action }) => action)).toEqual(['auth.signed-in']);
    expect(list({ entityId: 'count-9' })).toMatchObject({ total: 1, entries: [{ seq }] });
    expect(list({ severity: 'warn' })).toMatchObject({ total: 1, entries: [{ seq }] });
    expect(list({ search: '100%' })).toMatchObject({ total: 1, entries: [{ seq }] });
    expect(list({ search: 'OF IT!' })).toMatchObject({ total: 1, entries: [{ seq }] });
    expect(list({ from: later }).total).toBe(1);
    expect(list({ to: later }).total).toBe(5);
    expect(list({ search: `' OR 1=1 --` }).total).toBe(0);
  });

  it('is shut for a cashier and open for an auditor', () => {
    const cashier = colleague(ledger, owner.caller, 'cashier');
    const auditor = colleague(ledger, owner.caller, 'auditor');
    expect(refusal(ledger, 'audit.list', {}, cashier.caller).key).toBe('session/not-allowed');
    expect(list({}, auditor).total).toBeGreaterThan(0);
    expect(refusal(ledger, 'audit.list', {}, window(null)).key).toBe('session/signed-out');
  });
});

describe('one entry', () => {
  it('tells what changed in words and figures people read', () => {
    const seq = write({
      action: 'stock.item-changed',
      summary: 'Mozzarella changed.',
      before: { priceMinor: 74_70, on_hand_micro: 12_500_000, item: { isKeyItem: false }, password: 'x' },
      after: { priceMinor: -5, on_hand_micro: 12_500_001, item: { isKeyItem: true }, areas: ['cellar', 2], note: null },
    });
    const { changes, hidden, hash, prevHash } = detail(seq);
    expect(hidden).toBe(false);
    expect([hash, prevHash].every((one) => /^[0-9a-f]{64}$/.test(one))).toBe(true);
    expect(Object.fromEntries(changes.map(({ field, before, after }) => [field, [before, after]]))).toEqual({
      'item is key item': ['no', 'yes'],
      'on hand': ['12.5', '12.500001'],
      password: ['not kept', null],
      price: ['$74.70', '−$0.05'],
      areas: [null, '["cellar",2]'],
      note: [null, null],
    });
  });

  it('is not found where there is none', () => {
    expect(refusal(ledger, 'audit.entry', { seq: 9999 }, owner.caller).key).toBe('record/not-found');
  });
});

describe('while a drawer is open', () => {
  let auditor: SignedIn;
  let opened: number;
  let paidIn: number;
  beforeEach(() => {
    auditor = colleague(ledger, owner.caller, 'auditor');
    ledger.clock.advance(60_000);
    openDrawer();
    opened = write({
      action: 'cash.opened',
      summary: 'Drawer 1 was opened with a float of $1,250.00.',
      after: { floatMinor: 125_000 },
    });
    paidIn = write({
      action: 'cash.paid-in',
      summary: 'Paid in $17.32.',
      reason: 'the missing 17.32',
      after: { amountMinor: 1_732 },
    });
  });

  function openDrawer(): void {
    const { connection, clock } = ledger;
    connection.transaction(() =>
      connection.write.run(
        `INSERT INTO cash_session (id, drawer_id, business_date, opened_by, opened_at, opening_float_minor, expected_opening_minor,
           opening_variance_minor, status, created_at, created_by, updated_at)
         SELECT 'session', id, '2026-11-17', :owner, :at, 125000, 0, 0, 'OPEN', :at, :owner, :at FROM drawer`,
        { owner: owner.view.userId, at: clock.now().toISOString() },
      ),
    );
  }
  const setStatus = (status: string, countingBy: string | null = null): void => {
    ledger.connection.transaction(() =>
      ledger.connection.write.run('UPDATE cash_session SET status = :status, counting_by = :countingBy', {
        status,
        countingBy,
      }),
    );
  };

  it('hides its amounts, reasons and hashes from those who may not see them', () => {
    expect(list({}, auditor).entries.slice(0, 2)).toMatchObject([
      { summary: 'Paid in $….', reason: 'Hidden until the drawer is closed.' },
      { summary: 'Drawer … was opened with a float of $….', reason: null },
    ]);
    const seen = detail(paidIn, auditor);
    expect(seen).toMatchObject({ hidden: true, changes: [], hash: '', prevHash: '' });
    expect(detail(opened, auditor)).toMatchObject({ hidden: true, changes: [], hash: '' });
    expect(JSON.stringify([list({}, auditor), seen])).not.toMatch(/1,?732|17\.32|125000|1,250/);
  });

  it('answers no search with a hidden entry, so that no amount can be guessed', () => {
    expect(list({ search: '17.32' }).total).toBe(1);
    expect(list({ search: '17.32' }, auditor).total).toBe(0);
    expect(list({ search: 'Paid in' }, auditor).total).toBe(0);
  });

  it('keeps hiding an entry that was written after the clock was set back', () => {
    ledger.clock.set('2026-11-17T18:00:30.000Z');
    const late = write({ action: 'payment.confirmed', summary: 'Confirmed $8.99.' });
    expect(detail(late, auditor).hidden).toBe(true);
  });

  it('shows older entries and other groups', () => {
    const stock = write({ action: 'stock.posted', summary: 'Counted 12.' });
    expect(detail(stock, auditor)).toMatchObject({ hidden: false, prevHash: '', entry: { summary: 'Counted 12.' } });
    expect(detail(opened - 1, auditor).hidden).toBe(false);
  });

  it('hides them from the owner who is counting it, and from nobody once it is closed', () => {
    expect(detail(paidIn).hidden).toBe(false);
    setStatus('COUNTING', owner.view.userId);
    expect(detail(paidIn).hidden).toBe(true);
    setStatus('FORCE_CLOSED');
    expect(detail(paidIn)).toMatchObject({ hidden: false, changes: [{ field: 'amount', after: '$17.32' }] });
    expect(detail(paidIn, auditor).hidden).toBe(false);
  });
});
