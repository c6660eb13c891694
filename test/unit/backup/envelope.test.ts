import { describe, expect, it } from 'vitest';
import { createEnvelope, envelopeBytes } from '../../../electron/backup/repository/envelope';
import {
  decodeMasterKey,
  encodeMasterKey,
  generateMasterKey,
  joinMasterKey,
  splitMasterKey,
} from '../../../electron/backup/repository/master-key';
import { noise, testPorts } from '../../support/repository-fixture';

const ports = testPorts();
const key = generateMasterKey(ports);

describe('an envelope', () => {
  const envelope = createEnvelope(key, ports);

  it.each([0, 1, 15, 16, 17, 300_000])('opens what it sealed: %i bytes', (length) => {
    const message = noise(length, length);
    const sealed = envelope.seal(message);
    expect(sealed).toHaveLength(length + envelopeBytes);
    expect(Buffer.from(envelope.open(sealed)).equals(message)).toBe(true);
  });

  it('seals the same message differently each time', () => {
    const message = noise(100, 1);
    expect(Buffer.from(envelope.seal(message)).equals(envelope.seal(message))).toBe(false);
  });

  it('refuses a message with any single bit turned', () => {
    const sealed = envelope.seal(noise(40, 1));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const turned = Uint8Array.from(sealed);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => envelope.open(turned), `bit ${bit}`).toThrow('does not authenticate');
    }
  });

  it('refuses a message cut short, and one sealed under another key', () => {
    const sealed = envelope.seal(noise(40, 1));
    expect(() => envelope.open(sealed.subarray(0, -1))).toThrow('does not authenticate');
    expect(() => envelope.open(sealed.subarray(0, 31))).toThrow('too short');
    expect(() => createEnvelope(generateMasterKey(ports), ports).open(sealed)).toThrow('does not authenticate');
  });

  it('seals nothing when the random source fails', () => {
    const dead = createEnvelope(key, { randomBytes: (length) => new Uint8Array(length) });
    expect(() => dead.seal(noise(1, 1))).toThrow('no IV');
  });
});

describe('a master key', () => {
  it('survives being written into a key file and being kept as 64 bytes', () => {
    expect(joinMasterKey(decodeMasterKey(encodeMasterKey(key)))).toEqual(joinMasterKey(key));
    expect(joinMasterKey(splitMasterKey(joinMasterKey(key)))).toEqual(joinMasterKey(key));
  });

  it('is stored with its multiplier clamped, as restic stores it', () => {
    const { macMultiplier } = splitMasterKey(Buffer.alloc(64, 0xff));
    expect(Buffer.from(macMultiplier).toString('hex')).toBe('ffffff0ffcffff0ffcffff0ffcffff0f');
  });

  it('is refused when one of its parts is empty', () => {
    for (const [from, to] of [
      [0, 32],
      [32, 48],
      [48, 64],
    ] as const) {
      const bytes = joinMasterKey(key).fill(0, from, to);
      expect(() => decodeMasterKey(encodeMasterKey(splitMasterKey(bytes)))).toThrow('is empty');
    }
  });
});
