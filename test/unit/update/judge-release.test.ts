import { describe, expect, it } from 'vitest';
import { isSafePlace, judgeRelease, type Offer } from '../../../electron/update/judge-release';
import { developmentKey, digestOf, signed, statementOf } from '../../support/signed-release';

const content = 'the new program';
const now = new Date('2026-11-21T12:00:00.000Z');
const running = { version: '0.1.0', platform: 'linux-x64', highestSeen: '0.1.0' };
const url = 'https://updates.example/stable/Larder-0.2.0.AppImage';
const offer: Offer = { version: '0.2.0', files: [{ url, sha512: digestOf(content), size: content.length }] };
const keys = [developmentKey];

describe('an offered update', () => {
  it('is taken when the signature, the platform, the version and the package agree', () => {
    expect(judgeRelease(offer, signed(statementOf(content)), running, keys, now)).toMatchObject({
      verdict: 'newer',
      expired: false,
    });
  });

  it('is the newest when it is what runs already', () => {
    const same = { ...running, version: '0.2.0' };
    expect(judgeRelease(offer, signed(statementOf(content)), same, keys, now)).toMatchObject({ verdict: 'newest' });
  });

  it('is taken with a warning when its statement is out of date, because a PC may have been offline for months', () => {
    const old = signed(statementOf(content, { expires: '2026-11-21T11:59:59.999Z' }));
    expect(judgeRelease(offer, old, running, keys, now)).toMatchObject({ verdict: 'newer', expired: true });
  });

  it('can be signed by the next key while keys are being replaced', () => {
    const both = ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', developmentKey];
    expect(judgeRelease(offer, signed(statementOf(content)), running, both, now)).toMatchObject({ verdict: 'newer' });
  });

  const good = statementOf(content);
  const cases: readonly (readonly [string, string, Parameters<typeof judgeRelease>])[] = [
    ['this Larder holds no key', 'no-key', [offer, signed(good), running, [], now]],
    ['there is no statement', 'not-signed', [offer, '', running, keys, now]],
    ['the statement is no JSON', 'unreadable', [offer, '<html>', running, keys, now]],
    ['the signature is missing', 'unreadable', [offer, JSON.stringify({ statement: good }), running, keys, now]],
    [
      'the statement says more than it may',
      'unreadable',
      [offer, signed(good).replace('"notes"', '"extra":1,"notes"'), running, keys, now],
    ],
    ['a stranger signed it', 'not-signed', [offer, signed(good, 'stranger'), running, keys, now]],
    ['the key is damaged', 'not-signed', [offer, signed(good), running, ['AAAA'], now]],
    [
      'it is for another system',
      'other-platform',
      [offer, signed(statementOf(content, { platform: 'win32-x64' })), running, keys, now],
    ],
    [
      'the list names another version than the statement',
      'other-package',
      [{ ...offer, version: '0.3.0' }, signed(good), running, keys, now],
    ],
    [
      'the list names another package than the statement',
      'other-package',
      [{ ...offer, files: [{ url, sha512: digestOf('something else'), size: 14 }] }, signed(good), running, keys, now],
    ],
    ['the size differs', 'other-package', [offer, signed({ ...good, size: 3 }), running, keys, now]],
    ['it is older than what runs', 'older', [offer, signed(good), { ...running, version: '0.3.0' }, keys, now]],
    [
      'it is older than what was seen, although newer than what runs',
      'older',
      [offer, signed(good), { ...running, highestSeen: '0.2.1' }, keys, now],
    ],
    [
      'there must be a version in between',
      'too-big-a-step',
      [offer, signed({ ...good, minVersion: '0.1.5' }), running, keys, now],
    ],
    ...[
      'http://updates.example/Larder-0.2.0.AppImage',
      'https://updates.example/..%2f..%2fLarder.AppImage',
      'https://updates.example/Larder"; rm -rf.AppImage',
      'https://updates.example/%zz.AppImage',
      'https://user:word@updates.example/Larder.AppImage',
      'file:///srv/Larder.AppImage',
    ].map((unsafe): [string, string, Parameters<typeof judgeRelease>] => [
      `it comes from ${unsafe}`,
      'unsafe-place',
      [
        { version: '0.2.0', files: [{ url: unsafe, sha512: digestOf(content), size: content.length }] },
        signed(good),
        running,
        keys,
        now,
      ],
    ]),
  ];

  it.each(cases)('is refused when %s', (_what, reason, parameters) => {
    expect(judgeRelease(...parameters)).toEqual({ verdict: 'refused', reason });
  });

  it('is refused after any single bit of its signed text was turned', () => {
    const bytes = Buffer.from(signed(good));
    const accepted: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const turned = Buffer.from(bytes);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (judgeRelease(offer, turned.toString('utf8'), running, keys, now).verdict !== 'refused') accepted.push(bit);
    }
    expect(bytes.length * 8).toBeGreaterThan(1000);
    expect(accepted).toEqual([]);
  });
});

describe('an update place', () => {
  it('is https, or this PC itself', () => {
    expect(
      ['https://updates.example/', 'http://127.0.0.1:8080/', 'http://[::1]/', 'http://localhost/'].map(isSafePlace),
    ).toEqual([true, true, true, true]);
    expect(
      ['http://updates.example/', 'ftp://updates.example/', 'http://127.0.0.1.example/', ''].map(isSafePlace),
    ).toEqual([false, false, false, false]);
  });
});
