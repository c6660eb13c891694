import { resolve } from 'node:path';
import { WrongUse } from '../arguments';
import { attention, type CliCommand, failed, fine } from '../command';

const addFolder: CliCommand = {
  name: 'backup add-folder',
  needs: 'person-or-recovery',
  run: async ({ call, progress }, { operands, options, folder: here }) => {
    const [folder] = operands;
    if (!folder) throw new WrongUse('Name the folder for the copies.');
    progress('Making the first copy');
    const { id } = await call('backup.addFolder', {
      path: resolve(here, folder),
      ...(options.label ? { label: options.label } : {}),
    });
    return fine({ ok: true, id, path: resolve(here, folder) }, 'Copies go to this folder from now on.');
  },
};

const now: CliCommand = {
  name: 'backup now',
  needs: 'person-or-recovery',
  run: async ({ call, progress }) => {
    progress('Copying what changed');
    const made = await call('backup.now', { reason: 'on demand' });
    const allFailed = made.destinations.every((destination) => !destination.ok);
    const text = made.destinations
      .map((destination) =>
        destination.ok ? `Copied to ${destination.id}.` : `${destination.failure?.message ?? 'Failed.'}`,
      )
      .join('\n');
    if (allFailed) return failed({ ok: false, ...made }, text);
    return made.destinations.some((destination) => !destination.ok)
      ? attention({ ok: true, ...made }, text)
      : fine({ ok: true, ...made }, text);
  },
};

const status: CliCommand = {
  name: 'backup status',
  needs: 'person-or-recovery',
  run: async ({ call }) => {
    const found = await call('backup.status', {});
    const json = { ok: true, ...found };
    if (found.destinations.length === 0) return attention(json, 'There is no place for copies yet.');
    const text = found.destinations
      .map(
        ({ label, lastSnapshotAt, lastProvedAt }) =>
          `${label}: newest copy ${lastSnapshotAt ?? 'none'}, last proved ${lastProvedAt ?? 'never'}`,
      )
      .join('\n');
    const good = found.destinations.every(
      (destination) => destination.failure === null && destination.lastProvedAt !== null,
    );
    return good ? fine(json, text) : attention(json, text);
  },
};

const verify: CliCommand = {
  name: 'backup verify',
  needs: 'person-or-recovery',
  run: async ({ call, progress }) => {
    progress('Putting the newest copy back beside the records to compare');
    const proofs = await call('backup.prove', {});
    const ok = proofs.length > 0 && proofs.every((proof) => proof.ok);
    const text = proofs
      .map((proof) =>
        proof.ok ? `Proved in ${proof.seconds.toFixed(1)} s.` : `Not proved: ${proof.differences.join(', ')}`,
      )
      .join('\n');
    const json = { ok, destinations: proofs };
    return ok ? fine(json, text) : failed(json, text);
  },
};

export const backupCommands: readonly CliCommand[] = [addFolder, now, status, verify];
