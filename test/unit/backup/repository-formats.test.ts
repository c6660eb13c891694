import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compress, decompress } from '../../../electron/backup/repository/compression';
import { generateConfig, openConfig, sealConfig } from '../../../electron/backup/repository/config-file';
import { createEnvelope } from '../../../electron/backup/repository/envelope';
import { encodeGoJson, formatGoTime, parseGoTime } from '../../../electron/backup/repository/go-text';
import { decodeIndex, encodeIndex } from '../../../electron/backup/repository/index-file';
import { generateMasterKey } from '../../../electron/backup/repository/master-key';
import { openPackHeader, packHeaderBytes, sealPackHeader } from '../../../electron/backup/repository/pack-format';
import { isChunkerPolynomial, isIrreducible } from '../../../electron/backup/repository/polynomial';
import { decodeSnapshot, encodeSnapshot } from '../../../electron/backup/repository/snapshot';
import { decodeTree, encodeTree } from '../../../electron/backup/repository/tree';
import { openUnpacked, sealUnpacked } from '../../../electron/backup/repository/unpacked-file';
import { failureCode } from '../../support/failure-code';
import { noise, testPorts } from '../../support/repository-fixture';

const ports = testPorts();
const envelope = createEnvelope(generateMasterKey(ports), ports);
const idA = 'a1'.repeat(32);
const idB = 'b2'.repeat(32);

describe('times as Go writes them', () => {
  it.each([
    ['2026-11-21T09:54:13.500Z', '2026-11-21T09:54:13.5Z'],
    ['2026-11-21T09:54:13.120Z', '2026-11-21T09:54:13.12Z'],
    ['2026-11-21T09:54:10.000Z', '2026-11-21T09:54:10Z'],
    ['2026-11-21T09:54:13.007Z', '2026-11-21T09:54:13.007Z'],
  ])('%s becomes %s', (iso, go) => {
    expect(formatGoTime(Date.parse(iso))).toBe(go);
  });

  it('are read with any zone and nanoseconds', () => {
    expect(parseGoTime('2026-11-21T10:54:13.162392665+01:00')).toBe(Date.parse('2026-11-21T09:54:13.162Z'));
  });

  it.each(['2026-11-21T09:54:13', 'yesterday', '2026-13-41T09:54:13Z', ''])('are refused: %j', (text) => {
    expect(parseGoTime(text)).toBeNull();
  });

  it('survive a round trip at every millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (time) => {
        expect(parseGoTime(formatGoTime(time))).toBe(time);
      }),
    );
  });
});

it('escapes in JSON what Go escapes', () => {
  expect(encodeGoJson({ tag: 'a<b>&c' })).toBe('{"tag":"a\\u003cb\\u003e\\u0026c"}');
});

describe('a tree', () => {
  const file = { type: 'file', name: 'store.db', modifiedAt: Date.UTC(2026, 0, 2), size: 9, content: [idA] } as const;

  it('is written in restic’s canonical form, sorted, whatever order it was given in', () => {
    const empty = { ...file, name: 'store.db-wal', size: 0, content: [] };
    const folder = { type: 'dir', name: 'Files', modifiedAt: Date.UTC(2026, 0, 2), subtree: idB } as const;
    const times = ['mtime', 'atime', 'ctime'].map((kind) => `"${kind}":"2026-01-02T00:00:00Z"`).join(',');
    const text =
      `{"nodes":[{"name":"Files","type":"dir","mode":2147484096,${times},"uid":0,"gid":0,"content":null,"subtree":"${idB}"},` +
      `{"name":"store.db","type":"file","mode":384,${times},"uid":0,"gid":0,"size":9,"content":["${idA}"]},` +
      `{"name":"store.db-wal","type":"file","mode":384,${times},"uid":0,"gid":0,"content":[]}]}\n`;
    expect(Buffer.from(encodeTree([empty, file, folder])).toString()).toBe(text);
    expect(
      decodeTree(Buffer.from(text)).nodes.map((node) => [node.name, node.size, node.content, node.subtree]),
    ).toEqual([
      ['Files', 0, [], idB],
      ['store.db', 9, [idA], null],
      ['store.db-wal', 0, [], null],
    ]);
  });

  it.each(['', '.', '..', 'a/b', 'a b', 'naïve', 'a\\b', 'x'.repeat(256)])(
    'refuses to be given the name %j',
    (name) => {
      expect(() => encodeTree([{ ...file, name }])).toThrow(RangeError);
    },
  );

  it('refuses two entries of one name, and a size without content or content without a size', () => {
    expect(() => encodeTree([file, file])).toThrow('twice');
    expect(() => encodeTree([{ ...file, size: 0 }])).toThrow('size 0');
    expect(() => encodeTree([{ ...file, content: [] }])).toThrow('0 blobs');
  });

  it('is damaged when a file has no content list or a reference is no hash', () => {
    const node = (content: unknown) => Buffer.from(JSON.stringify({ nodes: [{ name: 'x', type: 'file', content }] }));
    expect(() => decodeTree(node(null))).toThrow('no content list');
    expect(() => decodeTree(node(['../etc/passwd']))).toThrow('cannot be read');
    expect(() => decodeTree(Buffer.from('{"nodes":'))).toThrow('cannot be read');
  });
});

describe('a snapshot record', () => {
  it('keeps its first id when restic has rewritten it', () => {
    const draft = { tree: idA, paths: ['/larder'], tags: ['daily'] };
    const bytes = encodeSnapshot(draft, { time: 1_700_000_000_000, hostname: 'pc', username: 'larder' });
    expect(decodeSnapshot(idB, bytes)).toMatchObject({ id: idB, originalId: idB, tree: idA, tags: ['daily'] });
    const rewritten = { ...JSON.parse(Buffer.from(bytes).toString()), original: idA };
    expect(decodeSnapshot(idB, Buffer.from(JSON.stringify(rewritten)))).toMatchObject({ id: idB, originalId: idA });
  });

  it('is damaged when its time has no zone', () => {
    const bytes = Buffer.from(JSON.stringify({ time: '2026-11-21T09:54:13', tree: idA }));
    expect(() => decodeSnapshot(idB, bytes)).toThrow('cannot be read');
  });
});

describe('a pack header', () => {
  const blobs = [
    { id: idA, type: 'data', offset: 0, length: 1000, uncompressedLength: 4096 },
    { id: idB, type: 'tree', offset: 1000, length: 50, uncompressedLength: 60 },
    { id: idB, type: 'data', offset: 1050, length: 132, uncompressedLength: null },
  ] as const;
  const end = sealPackHeader(blobs, envelope);
  const packBytes = 1182 + end.length;

  it('is as long as the format says and reads back', () => {
    expect(end).toHaveLength(41 + 41 + 37 + 32 + 4);
    expect(packHeaderBytes(end.subarray(-4), packBytes)).toBe(end.length);
    expect(openPackHeader(end, packBytes, envelope)).toEqual(blobs);
  });

  it('is damaged when the blobs do not fill the pack exactly', () => {
    expect(() => openPackHeader(end, packBytes + 1, envelope)).toThrow('does not match its header');
    expect(() => packHeaderBytes(Buffer.from('ffffffff', 'hex'), packBytes)).toThrow('impossible header length');
    expect(() => packHeaderBytes(Buffer.alloc(4), packBytes)).toThrow('impossible header length');
  });

  it('is listed whole by an index, without a length for what is not compressed', () => {
    const packs = [{ id: 'c3'.repeat(32), blobs }];
    const bytes = encodeIndex(packs);
    expect(decodeIndex(bytes)).toEqual(packs);
    expect(
      Buffer.from(bytes)
        .toString()
        .match(/uncompressed_length/g),
    ).toHaveLength(2);
  });
});

describe('a small file', () => {
  it('is stored compressed and read in either form restic uses', async () => {
    const json = Buffer.from('{"packs":[]}');
    const stored = await sealUnpacked(json, envelope);
    expect(envelope.open(stored)[0]).toBe(2);
    expect(Buffer.from(await openUnpacked(stored, envelope)).equals(json)).toBe(true);
    expect(Buffer.from(await openUnpacked(envelope.seal(json), envelope)).equals(json)).toBe(true);
    expect(await failureCode(openUnpacked(envelope.seal(Buffer.from('?')), envelope))).toBe('damaged');
  });
});

describe('zstd', () => {
  it.each([1, 1000, 262_144, 3_000_000])('gives %i bytes back', async (length) => {
    const bytes = noise(length, 5);
    expect(Buffer.from(await decompress(await compress(bytes), length)).equals(bytes)).toBe(true);
  });

  it('stops at the declared size, however large the frame makes itself', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await failureCode(decompress(bomb, 262_144))).toBe('damaged');
  });
});

describe('the configuration', () => {
  it('has an identity and a polynomial of its own, which restic can factor into nothing', () => {
    const config = generateConfig(ports);
    expect(openConfig(sealConfig(config, envelope), envelope)).toEqual(config);
    expect(config.chunkerPolynomial).toMatch(/^[23][0-9a-f]{13}$/);
    expect(generateConfig(ports).id).not.toBe(config.id);
  });

  it('knows irreducible polynomials', () => {
    expect([0b111n, 0b1011n, 0b1101n, 0b10011n].map(isIrreducible)).toEqual([true, true, true, true]);
    expect([0b0n, 0b1n, 0b101n, 0b110n, 0b10101n].map(isIrreducible)).toEqual([false, false, false, false, false]);
    expect(isChunkerPolynomial('3da3358b4dc173')).toBe(true);
    expect(isChunkerPolynomial('3da3358b4dc172')).toBe(false);
    expect(isChunkerPolynomial('0x7')).toBe(false);
  });

  it('is refused in another format version', () => {
    const sealed = envelope.seal(
      Buffer.from(JSON.stringify({ version: 3, id: idA, chunker_polynomial: '3da3358b4dc173' })),
    );
    expect(() => openConfig(sealed, envelope)).toThrow('format version 3');
  });
});
