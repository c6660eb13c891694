import { afterEach, describe, expect, it } from 'vitest';
import {
  type KeyHandlers,
  type KeyLayer,
  registerKeyHandlers,
  runKeyIntent,
} from '../../../../../renderer/components/keyboard/key-intents';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const remove of undo.splice(0)) remove();
});

function on(layer: KeyLayer, handlers: KeyHandlers): void {
  undo.push(registerKeyHandlers(layer, () => handlers));
}

describe('a key', () => {
  it('closes the panel first and clears the filter next', () => {
    const done: string[] = [];
    on('panel', { escape: () => done.push('panel') });
    on('filter', { escape: () => done.push('filter') });
    runKeyIntent('escape');
    undo.shift()?.();
    runKeyIntent('escape');
    expect(done).toEqual(['panel', 'filter']);
  });

  it('reaches nothing beneath an open dialog', () => {
    const done: string[] = [];
    on('page', { primary: () => done.push('page') });
    on('dialog', {});
    expect(runKeyIntent('primary')).toBe(false);
    expect(done).toEqual([]);
  });

  it('goes to the newest of two on the same layer, and answers nobody when nobody wants it', () => {
    const done: string[] = [];
    on('page', { create: () => done.push('old') });
    on('page', { create: () => done.push('new') });
    expect(runKeyIntent('create')).toBe(true);
    expect(runKeyIntent('lock')).toBe(false);
    expect(done).toEqual(['new']);
  });
});
