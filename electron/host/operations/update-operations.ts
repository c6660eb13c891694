import { FailureError } from '../../../shared/failures/failures';
import type { BackupService } from '../../backup/service/backup-service';
import type { UpdateFeed } from '../../update/update-feed';
import type { Office } from '../office';
import type { Operations } from '../operation';

type UpdateOperations = Pick<Operations, 'update.state' | 'update.check' | 'update.install' | 'update.rollBack'>;

const done = { done: true as const };

function installed(feed: UpdateFeed | null): UpdateFeed {
  if (!feed) throw new FailureError('update/not-packaged');
  return feed;
}

/** Before anything is replaced, a copy of the records that says what it is for. @throws FailureError when none could be made. */
async function copyBefore(backup: BackupService, reason: string): Promise<void> {
  const results = await backup.copy({
    reason,
    tags: [reason.replaceAll(' ', '-')],
    rebase: 'when-needed',
    always: true,
  });
  if (!results.some((result) => result.failure === null)) throw new FailureError('backup/no-destination');
}

export function updateOperations(office: Office, backup: BackupService, feed: UpdateFeed | null): UpdateOperations {
  const version = office.ports.appVersion;
  return {
    'update.state': async () => ({
      value: feed
        ? { version, packaged: true, ...feed.state, rollBackTo: feed.previous }
        : {
            version,
            packaged: false,
            state: 'not-packaged',
            available: null,
            message: 'This Larder runs from its source. Updates come to the installed Larder only.',
            checkedAt: null,
            rollBackTo: null,
          },
    }),
    'update.check': async () => {
      await installed(feed).check();
      return { value: done, audit: [{ action: 'update.check', entity: 'update', summary: 'Looked for an update.' }] };
    },
    'update.install': async () => {
      const place = installed(feed);
      if (place.state.state !== 'verified') throw new FailureError('request/not-now');
      await copyBefore(backup, 'before update');
      await place.install();
      return {
        value: done,
        audit: [
          {
            action: 'update.install',
            entity: 'update',
            summary: `Installed Larder ${place.state.available?.version ?? ''}.`,
            severity: 'notice',
          },
        ],
      };
    },
    'update.rollBack': async () => {
      const place = installed(feed);
      if (!place.previous) throw new FailureError('request/not-now');
      await copyBefore(backup, 'before returning to the earlier Larder');
      await place.rollBack();
      return {
        value: done,
        audit: [
          {
            action: 'update.roll-back',
            entity: 'update',
            summary: `Returned to Larder ${place.previous}.`,
            severity: 'warn',
          },
        ],
      };
    },
  };
}
