import { describe, expect, it } from 'vitest';
import {
  channelName,
  flagSaid,
  gapsSentence,
  methodTotals,
  ordersByStatus,
  sourceName,
} from '../../../../../renderer/features/orders/order-words';

describe('the words of orders', () => {
  it('count the orders of a day by their state and leave out what is none', () => {
    expect(ordersByStatus({ FINISHED: 48, PENDING: 1, CANCELLED: 0 })).toBe('1 not confirmed, 48 finished');
  });

  it('name missing numbers in one sentence, and say nothing when none is missing', () => {
    expect(gapsSentence([])).toBeUndefined();
    expect(gapsSentence(['1185'])).toBe('Order number 1185 is missing on this day.');
    expect(gapsSentence(['1190–1192'])).toBe('Order numbers 1190–1192 are missing on this day.');
    expect(gapsSentence(['1185', '1190–1192'])).toBe('Order numbers 1185, 1190–1192 are missing on this day.');
  });

  it('mark money that was kept for a cancelled order as wrong now', () => {
    expect(flagSaid('cancelled-paid').tone).toBe('danger');
    expect(flagSaid('incomplete').tone).toBe('attention');
  });

  it('never show a kind of order or a till as the store writes it', () => {
    expect(channelName('dine_in')).toBe('Dine in');
    expect(channelName('hologram')).toBe('Other');
    expect(sourceName('toast')).toBe('Toast');
  });
});

describe('the totals of a day', () => {
  it('keep a way to pay that only has refunds', () => {
    const totals = methodTotals({
      payments: [{ method: 'CARD', count: 31, amountMinor: 93_275, tipMinor: 1_200 }],
      refunds: [{ method: 'CASH', count: 1, amountMinor: 500 }],
    });
    expect(
      totals.map(({ name, count, amountMinor, refundMinor }) => ({ name, count, amountMinor, refundMinor })),
    ).toEqual([
      { name: 'Card', count: 31, amountMinor: 93_275, refundMinor: 0 },
      { name: 'Cash', count: 0, amountMinor: 0, refundMinor: 500 },
    ]);
  });

  it('keep a hidden amount hidden instead of writing zero', () => {
    const [cash] = methodTotals({
      payments: [{ method: 'CASH', count: 19, amountMinor: null, tipMinor: null }],
      refunds: [{ method: 'CASH', count: 1, amountMinor: null }],
    });
    expect(cash).toMatchObject({ amountMinor: null, tipMinor: null, refundMinor: null, refunds: 1 });
  });
});
