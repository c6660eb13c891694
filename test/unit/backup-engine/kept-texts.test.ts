import { expect, test } from 'vitest';
import { parseCaptureState, serialiseCaptureState } from '../../../electron/backup/engine/capture-state';
import { decodeManifest, encodeManifest } from '../../../electron/backup/engine/manifest';
import { recoverText } from '../../../electron/backup/engine/recover-text';
import { isCaptured } from '../../../electron/backup/engine/settle';
import { differencesFromManifest } from '../../../electron/backup/restore/store-facts';

const id = 'a'.repeat(64);
const end = { salts: [1, 2], checksum: [3, 4], size: 4152 } as const;
const state = {
  stateVersion: 1,
  repositoryId: 'repository',
  base: { treeId: id, size: 40960, capturedAt: 1 },
  overlay: { blobs: [{ id, size: 4152 }], end, window: { start: end, blobCount: 1, openedAt: 1 } },
  position: { kind: 'log', salts: [5, 6], frames: 9, checksum: [7, 8], lastCommit: { numbers: [1, 4], digest: id } },
  commitCounter: 12,
} as const;
const manifest = {
  formatVersion: 1,
  schemaVersion: 7,
  appVersion: '0.1.0',
  baseId: id,
  capturedAt: '2026-11-21T12:00:00.000Z',
  commitCounter: 12,
  businessDate: '2026-11-20',
  reason: 'before price import',
  ledgerState: { order_count: 3, till: { minor: 1999 } },
  auditHead: { seq: 5, hash: 'abc' },
};

test('a capture state survives being kept as text', () => {
  expect(parseCaptureState(serialiseCaptureState(state))).toEqual(state);
});

test('a missing, damaged or older state means a new base, not a failure', () => {
  expect(parseCaptureState(null)).toBeNull();
  expect(parseCaptureState('')).toBeNull();
  expect(parseCaptureState(serialiseCaptureState(state).slice(0, 40))).toBeNull();
  expect(parseCaptureState(JSON.stringify({ ...state, stateVersion: 0 }))).toBeNull();
  expect(parseCaptureState(JSON.stringify({ ...state, base: { ...state.base, treeId: '../x' } }))).toBeNull();
});

test('a mark counts as captured only when nothing was committed after it', () => {
  const mark = { frames: 9, pageCount: 10, salts: [5, 6], checksum: [7, 8] } as const;
  expect(isCaptured(state, mark)).toBe(true);
  expect(isCaptured(state, { ...mark, frames: 10 })).toBe(false);
  expect(isCaptured(state, { ...mark, salts: [6, 6] })).toBe(false);
  const settled = { ...state, position: { kind: 'settled', size: 40960, modifiedNanoseconds: '1' } } as const;
  expect(isCaptured(settled, mark)).toBe(false);
  expect(isCaptured(settled, { ...mark, frames: 0 })).toBe(true);
});

test('a manifest is read as it was written, and a newer one is only asked for its version', () => {
  expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
  expect(decodeManifest(Buffer.from('{"formatVersion":2,"all":"new"}'))).toEqual({ newerFormat: 2 });
  expect(() => decodeManifest(Buffer.from('{"formatVersion":1}'))).toThrow();
  expect(() => decodeManifest(Buffer.from('<html>'))).toThrow(SyntaxError);
});

test('differences name what was found and what was promised', () => {
  const facts = { quickCheck: 'ok', ledgerState: manifest.ledgerState, auditHead: manifest.auditHead };
  expect(differencesFromManifest(facts, manifest)).toEqual([]);
  const worse = {
    quickCheck: 'row 3 missing from index',
    ledgerState: { order_count: 2, refunds: 1 },
    auditHead: { seq: 5, hash: 'abd' },
  };
  expect(differencesFromManifest(worse, manifest)).toEqual([
    'check: row 3 missing from index',
    'order_count: 2 instead of 3',
    'refunds: 1 instead of undefined',
    'till: undefined instead of {"minor":1999}',
    'the head of the audit trail',
  ]);
});

test('the way back by hand is plain ASCII for any editor', () => {
  expect(recoverText).toMatch(/^[\n\x20-\x7e]+$/);
});
