import { describe, expect, it } from 'vitest';
import { type KeyPress, readShellKey } from '../../../../renderer/app/shell-keys';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrl: false, shift: false, alt: false, typing: false, ...held };
}

describe('the keyboard map', () => {
  it.each([
    ['k', 'find'],
    ['b', 'copy-now'],
    ['l', 'lock'],
    ['Enter', 'primary'],
  ] as const)('reads Ctrl %s as %s, also while typing', (key, intent) => {
    expect(readShellKey(press(key, { ctrl: true, typing: true }), true)).toEqual({ kind: 'intent', intent });
  });

  it('reads Ctrl 1 to 9 as rail entries and F6 as the next region', () => {
    expect(readShellKey(press('3', { ctrl: true }), true)).toEqual({ kind: 'rail', position: 3 });
    expect(readShellKey(press('F6'), true)).toEqual({ kind: 'region', backwards: false });
    expect(readShellKey(press('F6', { shift: true }), true)).toEqual({ kind: 'region', backwards: true });
  });

  it('takes single letters only when no field has the focus and they are switched on', () => {
    expect(readShellKey(press('n'), true)).toEqual({ kind: 'intent', intent: 'create' });
    expect(readShellKey(press('/'), true)).toEqual({ kind: 'intent', intent: 'filter' });
    expect(readShellKey(press('n', { typing: true }), true)).toBeUndefined();
    expect(readShellKey(press('n'), false)).toBeUndefined();
  });

  it('leaves undo to the text while typing', () => {
    expect(readShellKey(press('z', { ctrl: true, typing: true }), true)).toBeUndefined();
    expect(readShellKey(press('z', { ctrl: true }), true)).toEqual({ kind: 'intent', intent: 'undo' });
  });

  it('leaves Alt to the menu of the window', () => {
    expect(readShellKey(press('k', { alt: true, ctrl: true }), true)).toBeUndefined();
  });
});
