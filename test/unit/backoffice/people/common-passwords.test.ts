import { describe, expect, it } from 'vitest';
import { isCommonPassword } from '../../../../electron/backoffice/people/common-passwords';

describe('the list of passwords that are tried first', () => {
  it.each([
    'password',
    'password1',
    '!!password99',
    'p4ssw0rd!',
    'qwertyuiop',
    'poiuytrewq',
    '1q2w3e4r5t6y',
    'abcdefghijklmno',
    '987654321098765',
    'abababababab',
    'xyzxyzxyzxyzxyz',
    'iloveyou2026',
    'michaeljordan23',
    'liverpool liverpool',
    'welcome-larder',
    'restaurant2026!!',
  ])('knows %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'rosemary on the windowsill',
    'blue umbrella',
    'a quiet kitchen at dawn',
    'vth4-qm7x-93kd',
    'correct tin whistle bicycle',
    'seven copper saucepans',
    '83150927461',
  ])('does not know %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});
