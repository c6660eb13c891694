import { resolve } from 'node:path';
import { FailureError } from '../../../shared/failures/failures';
import { WrongUse } from '../arguments';
import { type CliCommand, fine } from '../command';

export const restore: CliCommand = {
  name: 'restore',
  needs: 'nobody',
  run: async ({ call, office, progress }, { options, folder }, { recoveryCode }) => {
    const from = options.from;
    if (!from) throw new WrongUse('Say where the copies are: --from DIR.');
    if (!recoveryCode) throw new WrongUse('Putting records back on a new computer needs LARDER_RECOVERY_CODE.');
    if (office.phase.phase !== 'first-run') throw new FailureError('restore/not-empty');
    progress('Looking for copies');
    const { sourceId, moments } = await call('restore.openFolder', { path: resolve(folder, from), recoveryCode });
    const wanted = options.snapshot;
    const moment = wanted
      ? moments.find((candidate) => candidate.snapshotId.startsWith(wanted))
      : moments.find((candidate) => candidate.restorable);
    if (!moment) throw new FailureError('restore/no-copies');
    progress(`Putting back ${moment.at}`);
    const result = await call('restore.start', {
      destinationId: sourceId,
      snapshotId: moment.snapshotId,
      authority: { recoveryCode },
    });
    const { snapshot, capturedAt, seconds, counts } = result;
    return fine(
      { ok: true, snapshot, capturedAt, seconds, counts },
      `Put back the records of ${capturedAt} in ${seconds.toFixed(1)} s.`,
    );
  },
};
