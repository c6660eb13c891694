import { expect, it } from 'vitest';
import {
  cutoffChoices,
  draftProblems,
  pendingSentence,
  realChanges,
  unsavedFacts,
} from '../../../../../renderer/features/settings/settings-words';
import { returnSentence, type UpdateView, updateState } from '../../../../../renderer/features/settings/update-words';
import type { SettingsValues } from '../../../../../shared/contract/settings';

const inForce: SettingsValues = {
  restaurantName: 'Trattoria',
  timeZone: 'UTC',
  cutoff: '04:00',
  cashToleranceMinor: 100,
  idleLockMinutes: 15,
  operationsGuidePolicy: false,
  colorScheme: 'auto',
};

it('sends only what differs from what is in force', () => {
  expect(realChanges(inForce, { cutoff: '04:00', idleLockMinutes: 20 })).toEqual({ idleLockMinutes: 20 });
  expect(unsavedFacts({})).toBe('Everything is saved');
  expect(unsavedFacts({ cutoff: '05:00', idleLockMinutes: 20 })).toBe('2 changes are not saved');
});

it('names what keeps a draft from being saved', () => {
  expect(draftProblems({ idleLockMinutes: 0 })).toHaveProperty('idleLockMinutes');
  expect(draftProblems({ idleLockMinutes: 121, cashToleranceMinor: 100_001, restaurantName: ' ' })).toMatchObject({
    idleLockMinutes: 'Type a number of minutes from 1 to 120.',
    cashToleranceMinor: expect.any(String),
    restaurantName: expect.any(String),
  });
  expect(draftProblems({ idleLockMinutes: 120, cashToleranceMinor: 0 })).toEqual({});
});

it('says what waits for the next business day', () => {
  expect(pendingSentence([])).toBeUndefined();
  expect(pendingSentence(['cutoff'])).toBe(
    'The end of the day shown here applies from the next business day. Today goes on as it began.',
  );
  expect(pendingSentence(['timeZone', 'cutoff'])).toContain('The time zone and the end of the day shown here apply');
});

it('offers the end of the day that is in force even when it is an odd one', () => {
  expect(cutoffChoices('04:10')[0]).toEqual({ value: '04:10', label: '04:10' });
  expect(cutoffChoices('04:30')).toHaveLength(24);
});

const view: UpdateView = {
  version: '0.1.0',
  packaged: true,
  state: 'idle',
  available: null,
  message: '',
  checkedAt: null,
  rollBackTo: null,
};

it('calls a Larder the newest only after looking, and says how to go back', () => {
  expect(updateState(view).words).toBe('Nothing waits');
  expect(updateState({ ...view, checkedAt: '2026-11-21T12:00:00.000Z' }).words).toBe('Newest');
  expect(returnSentence({ ...view, rollBackTo: '0.0.9' })).toContain('Larder 0.0.9 is kept');
  expect(returnSentence(view)).toContain('your records stay');
  expect(returnSentence({ ...view, packaged: false })).toBe('');
});
