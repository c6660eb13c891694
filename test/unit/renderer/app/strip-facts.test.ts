import { describe, expect, it } from 'vitest';
import { railCounts } from '../../../../renderer/app/rail-counts';
import { placeFact, protectionFacts } from '../../../../renderer/app/strip-facts';
import { placeSentence, protectionSentence } from '../../../../renderer/app/strip-wording';
import type { DestinationView } from '../../../../shared/contract/backup';

const now = Date.parse('2026-11-17T22:20:00.000Z');
const nas: DestinationView = {
  id: '0198f2a0-0000-7000-8000-000000000001',
  kind: 'folder',
  label: 'Office NAS',
  location: '/copies',
  onSameDisk: false,
  state: 'up-to-date',
  failure: null,
  lastSnapshotAt: '2026-11-17T22:19:48.000Z',
  lastProvedAt: null,
  lastProofDepth: null,
  lastProofSeconds: null,
  lagSeconds: 0,
  lagOrders: 0,
  lagMinor: 0,
  copies: 1,
  bytes: 1,
};
const spoken = (place: DestinationView): string => placeSentence(placeFact(place, now), now, 'UTC').sentence;

describe('the strip', () => {
  it('gives a change its seconds before it calls a place behind', () => {
    expect(placeFact({ ...nas, state: 'behind', lagSeconds: 12 }, now).state).toBe('current');
    expect(spoken({ ...nas, state: 'behind', lagSeconds: 900 })).toBe('Office NAS: behind since 22:05');
  });

  it('does not say "cannot be written to" of a place that fails in another way', () => {
    const failing = (key: string): DestinationView => ({
      ...nas,
      state: 'failing',
      failure: { key, code: '', message: '' },
    });
    expect(spoken(failing('destination/full'))).toBe('Office NAS: is full');
    expect(spoken(failing('backup/proof-failed'))).toBe('Office NAS: the newest copy could not be proved');
    expect(spoken(failing('destination/refused'))).toBe('Office NAS: cannot be written to');
    expect(spoken(failing('destination/offline'))).toBe('Office NAS: waiting for its disk');
  });

  it('claims nothing while it may not ask', () => {
    const facts = protectionFacts(undefined, now, 'Sign in to see where your copies stand');
    expect(protectionSentence(facts, now, 'UTC')).toEqual({
      tone: 'neutral',
      sentence: 'Sign in to see where your copies stand',
    });
  });
});

it('counts in the rail only where someone must act, and says what', () => {
  const need = { kind: 'k', severity: 'danger', title: 'Drawer 2 does not match', detail: '', at: null } as const;
  const counts = railCounts([
    { ...need, screen: 'cash' },
    { ...need, screen: 'orders' },
    { ...need, screen: 'orders' },
  ]);
  expect(counts).toEqual({
    cash: { count: 1, meaning: 'Drawer 2 does not match' },
    orders: { count: 2, meaning: '2 things to settle' },
  });
});
