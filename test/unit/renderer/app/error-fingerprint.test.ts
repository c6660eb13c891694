import { describe, expect, it } from 'vitest';
import { errorFingerprint } from '../../../../renderer/app/error-fingerprint';

function thrownBy(message: string): Error {
  return new TypeError(message);
}

describe('the code of a fault', () => {
  it('is the same each time, whatever the figures in the message', () => {
    expect(errorFingerprint(thrownBy('order 1122 has no line'))).toBe(
      errorFingerprint(thrownBy('order 7 has no line')),
    );
  });

  it('differs for different faults, and is short enough to say on the phone', () => {
    expect(errorFingerprint(thrownBy('a'))).not.toBe(errorFingerprint(thrownBy('b')));
    expect(errorFingerprint('not even an error')).toMatch(/^LRD-UI-[0-9A-F]{6}$/);
  });
});
