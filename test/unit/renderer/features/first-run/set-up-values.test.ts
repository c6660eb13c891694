import { describe, expect, it } from 'vitest';
import {
  blankOwner,
  blankRestaurant,
  ownerProblems,
  restaurantProblems,
  roundingOf,
  suggestedUsername,
} from '../../../../../renderer/features/first-run/set-up-values';

describe('setting up', () => {
  it('takes the zone of this PC, or UTC where that is not known', () => {
    expect(blankRestaurant('America/New_York').timeZone).toBe('America/New_York');
    expect(blankRestaurant('Nowhere/Else').timeZone).toBe('UTC');
  });

  it('asks for a name', () => {
    expect(restaurantProblems(blankRestaurant('UTC'))).toHaveProperty('name');
    expect(restaurantProblems({ ...blankRestaurant('UTC'), name: 'Bellafiore' })).toEqual({});
  });

  it('suggests a user name from the first name, without marks', () => {
    expect(suggestedUsername('Zoë Achterberg-Nwosu')).toBe('zoe');
    expect(suggestedUsername('')).toBe('');
  });

  it('wants fifteen characters from an owner, the same twice', () => {
    const owner = { ...blankOwner, display: 'Zoë', username: 'zoe' };
    expect(ownerProblems({ ...owner, password: 'short', again: 'short' })).toHaveProperty('password');
    expect(ownerProblems({ ...owner, password: 'four words in a row', again: 'four words' })).toHaveProperty('again');
    expect(ownerProblems({ ...owner, password: 'four words in a row', again: 'four words in a row' })).toEqual({});
  });

  it('rounds cash by no more than what was chosen', () => {
    expect([roundingOf('5'), roundingOf(null), roundingOf('7')]).toEqual([5, 1, 1]);
  });
});
