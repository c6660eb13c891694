import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReleaseStatement } from '../../../electron/update/release-statement';
import { digestOf, signed, statementOf } from '../../support/signed-release';
import { buildUpdateApp, installation, programOf, updatePlace } from './support/update-bench';

let buildFolder: string;
let mainScript: string;

beforeAll(async () => {
  buildFolder = await mkdtemp(join(tmpdir(), 'larder-update-app-'));
  mainScript = await buildUpdateApp(buildFolder);
});
afterAll(() => rm(buildFolder, { recursive: true, force: true }));

const listOf = (version: string, content: string, url = `Larder-${version}.AppImage`): string =>
  `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${digestOf(content)}\n    size: ${content.length}\n` +
  `path: ${url}\nsha512: ${digestOf(content)}\nreleaseDate: '2026-11-20T10:00:00.000Z'\n`;

/** A place that offers version 0.2.0, signed well, and a PC that runs 0.1.0. */
async function offered(changes: Partial<ReleaseStatement> = {}) {
  const place = await updatePlace();
  const pc = await installation(mainScript, place.address);
  const program = programOf('0.2.0', pc.marks);
  place.files.set('latest-linux.yml', listOf('0.2.0', program));
  place.files.set('Larder-0.2.0.AppImage', program);
  place.files.set('release-linux-x64.json', signed(statementOf(program, changes)));
  return { place, pc, program };
}

const startedVersions = (marks: string): readonly string[] =>
  existsSync(marks) ? readFileSync(marks, 'utf8').trim().split('\n') : [];

const programsIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.includes('.AppImage'));

describe('a good update', () => {
  it('is fetched, verified, installed, started, and the earlier Larder can be taken up again', async () => {
    const { pc } = await offered();
    const { steps } = await pc.run('check install');
    expect(steps[0]).toMatchObject({ step: 'check', state: 'verified', available: { version: '0.2.0' } });
    expect(steps.at(-1)).toEqual({ step: 'left' });
    await vi.waitFor(() => expect(startedVersions(pc.marks)).toEqual(['0.2.0']), 10_000);
    expect(programsIn(pc.folder)).toEqual(['Larder-0.1.0.AppImage.kept-0.1.0', 'Larder-0.2.0.AppImage']);

    const newer = { version: '0.2.0', appImage: join(pc.folder, 'Larder-0.2.0.AppImage') };
    const back = await pc.run('look roll-back', newer);
    expect(back.steps[0]).toMatchObject({ previous: '0.1.0' });
    expect(back.steps.at(-1)).toEqual({ step: 'start again', program: pc.appImage });
    expect(programsIn(pc.folder)).toEqual(['Larder-0.1.0.AppImage']);
    expect(readFileSync(pc.appImage, 'utf8')).toContain('echo 0.1.0');
  });

  it('is not fetched again when it runs already', async () => {
    const { pc, place } = await offered();
    const { steps } = await pc.run('check', { version: '0.2.0' });
    expect(steps[0]).toMatchObject({ state: 'idle', message: 'This is the newest Larder.' });
    expect(place.asked).not.toContain('Larder-0.2.0.AppImage');
  });

  it('is taken with a warning when its statement is out of date', async () => {
    const { pc } = await offered();
    const { steps } = await pc.run('check', { now: '2027-06-01T00:00:00.000Z' });
    expect(steps[0]).toMatchObject({ state: 'verified', message: expect.stringContaining('holding updates back') });
  });
});

describe('a bad update is refused, and the running Larder stays', () => {
  async function expectRefused({ pc }: Awaited<ReturnType<typeof offered>>, reason: string, steps = 'check install') {
    const said = await pc.run(steps);
    expect(said.steps).toContainEqual(
      expect.objectContaining({ refused: 'update/not-trusted', reason, state: 'refused' }),
    );
    expect(programsIn(pc.folder)).toEqual(['Larder-0.1.0.AppImage']);
    expect(startedVersions(pc.marks)).toEqual([]);
    return said;
  }

  it('when the package was changed but list and statement were not', async () => {
    const bad = await offered();
    bad.place.files.set('Larder-0.2.0.AppImage', bad.program.replace('0.2.0', '6.6.6'));
    await expectRefused(bad, 'unreadable');
    expect(bad.place.asked).toContain('Larder-0.2.0.AppImage');
  });

  it('when package and list were changed together, as a taken-over update place would', async () => {
    const bad = await offered();
    const hostile = bad.program.replace('0.2.0', '6.6.6');
    bad.place.files.set('Larder-0.2.0.AppImage', hostile);
    bad.place.files.set('latest-linux.yml', listOf('0.2.0', hostile));
    await expectRefused(bad, 'other-package');
    expect(bad.place.asked).not.toContain('Larder-0.2.0.AppImage');
  });

  it('when a stranger signed it', async () => {
    const bad = await offered();
    bad.place.files.set('release-linux-x64.json', signed(statementOf(bad.program), 'stranger'));
    await expectRefused(bad, 'not-signed');
  });

  it('when nobody signed it', async () => {
    const bad = await offered();
    bad.place.files.delete('release-linux-x64.json');
    await expectRefused(bad, 'not-signed');
  });

  it('when it is an older release with a good signature', async () => {
    const bad = await offered();
    expect((await bad.pc.run('check')).steps[0]).toMatchObject({ state: 'verified' });
    const earlier = programOf('0.1.5', bad.pc.marks);
    bad.place.files.set('latest-linux.yml', listOf('0.1.5', earlier));
    bad.place.files.set('Larder-0.1.5.AppImage', earlier);
    bad.place.files.set('release-linux-x64.json', signed(statementOf(earlier, { version: '0.1.5' })));
    await expectRefused(bad, 'older');
  });

  it('when the statement of one version stands beside the package of another', async () => {
    const bad = await offered();
    bad.place.files.set('release-linux-x64.json', signed(statementOf('version three', { version: '0.3.0' })));
    await expectRefused(bad, 'other-package');
  });

  it('when it is signed for another kind of PC', async () => {
    await expectRefused(await offered({ platform: 'win32-x64' }), 'other-platform');
  });

  it('when its file name would leave its folder', async () => {
    const bad = await offered();
    bad.place.files.set('latest-linux.yml', listOf('0.2.0', bad.program, '..%2f..%2fLarder-0.2.0.AppImage'));
    await expectRefused(bad, 'unsafe-place');
  });

  it('when the fetched file is changed before it is installed', async () => {
    const said = await expectRefused(await offered(), 'changed-on-the-way', 'check tamper install');
    expect(said.steps.map((step) => step.step)).toEqual(['check', 'tamper', 'install']);
  });

  it('when the package is sent on to a place without https', async () => {
    const bad = await offered();
    bad.place.redirects.set('Larder-0.2.0.AppImage', 'http://updates.example/Larder-0.2.0.AppImage');
    await expectRefused(bad, 'unreadable');
    expect(bad.place.asked).toContain('Larder-0.2.0.AppImage');
  });

  it('when the update list is a page of some other server', async () => {
    const bad = await offered();
    bad.place.files.set('latest-linux.yml', '<html><body>Sign in to the hotel network</body></html>');
    await expectRefused(bad, 'unreadable');
  });
});

describe('an update place', () => {
  it('that has nothing is met calmly', async () => {
    const { pc, place } = await offered();
    place.files.clear();
    expect((await pc.run('check')).steps[0]).toMatchObject({ refused: 'update/offline', state: 'offline' });
    expect(place.asked).toContain('latest-linux.yml');
  });

  it('that is neither https nor this PC is never asked', async () => {
    const pc = await installation(mainScript, 'http://updates.example');
    expect((await pc.run('check')).steps[0]).toMatchObject({ refused: 'update/not-packaged' });
  });
});

it('refuses to go back to a kept program that was changed', async () => {
  const { pc } = await offered();
  await pc.run('check install');
  await vi.waitFor(() => expect(startedVersions(pc.marks)).toEqual(['0.2.0']), 10_000);
  writeFileSync(`${pc.appImage}.kept-0.1.0`, '#!/bin/sh\n');
  const newer = { version: '0.2.0', appImage: join(pc.folder, 'Larder-0.2.0.AppImage') };
  expect((await pc.run('roll-back', newer)).steps[0]).toMatchObject({ refused: 'request/not-now' });
  expect(programsIn(pc.folder)).toContain('Larder-0.2.0.AppImage');
});
