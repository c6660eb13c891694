import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UpdateRecord } from '../../../electron/update/update-record';
import { temporaryFolder } from '../../support/temporary-folder';

it('remembers the highest version over a start, and never goes down', async () => {
  const path = join(await temporaryFolder(), 'update.json');
  new UpdateRecord(path, '0.1.0').saw('0.10.0');
  const later = new UpdateRecord(path, '0.2.0');
  later.saw('0.9.9');
  expect(new UpdateRecord(path, '0.2.0').highestSeen).toBe('0.10.0');
});

it('counts from the running version when its file is damaged', async () => {
  const path = join(await temporaryFolder(), 'update.json');
  writeFileSync(path, '{"highestSeen":"99');
  expect(new UpdateRecord(path, '0.2.0').highestSeen).toBe('0.2.0');
});
