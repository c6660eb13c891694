import { describe, expect, it } from 'vitest';
import { withoutCardNumbers, withoutSecrets } from '../../../electron/pipeline/redaction';

describe('what the trail keeps', () => {
  it('holds no secret, at any depth, by the name of its field', () => {
    const secrets = {
      password: 'a',
      newPassword: 'b',
      one_time_password: 'c',
      pin: '1234',
      passwordHash: 'd',
      deep: [{ recoveryCode: 'e', cardNumber: '1', storeKey: new Uint8Array(1), accessToken: { part: 'f' } }],
    };
    expect(withoutSecrets(secrets)).toEqual({
      password: 'not kept',
      newPassword: 'not kept',
      one_time_password: 'not kept',
      pin: 'not kept',
      passwordHash: 'not kept',
      deep: [{ recoveryCode: 'not kept', cardNumber: 'not kept', storeKey: 'not kept', accessToken: 'not kept' }],
    });
  });

  it('keeps what only sounds like one, and a yes or no about one', () => {
    const plain = { shippingAddress: 'Pier 3', opinion: 'fine', mustChangePassword: true, pinned: 1, restaurant: null };
    expect(withoutSecrets(plain)).toEqual(plain);
  });

  it('holds the last four digits of a payment card and no more', () => {
    expect(withoutCardNumbers('Paid with 4111 1111 1111 1111 today')).toBe('Paid with card …1111 today');
    expect(withoutCardNumbers('3782-822463-10005')).toBe('card …0005');
    expect(withoutSecrets({ note: '5555555555554444' })).toEqual({ note: 'card …4444' });
  });

  it('keeps numbers that are no cards', () => {
    for (const text of [
      'order 4111111111111112',
      '300000000012345678',
      '12 11 2026 18:02',
      '0192f0a1-4111-7111-8111-111111111111',
    ])
      expect(withoutCardNumbers(text)).toBe(text);
  });
});
