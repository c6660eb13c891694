import { FailureError } from '../../../shared/failures/failures';
import type { BackupService } from '../../backup/service/backup-service';
import type { Alerts } from '../../health/alerts';
import type { Caller } from '../../pipeline/actor';
import type { AuditDraft } from '../../pipeline/module';
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
async function copyBefore(backup: BackupService, reason: 'before update' | 'before returning'): Promise<void> {
  const results = await backup.copy({
    reason,
    // Retention keeps both under the one tag: neither may fade before the other.
    tags: ['before-update'],
    rebase: 'when-needed',
    always: true,
  });
  if (!results.some((result) => result.failure === null)) throw new FailureError('backup/no-destination');
}

const refusedRule = 'update';

/** Looking, installing and returning. A refused update stands in the trail and is told once as an alert. */
export function updateOperations(
  office: Office,
  backup: BackupService,
  feed: UpdateFeed | null,
  alerts: Alerts,
): UpdateOperations {
  const version = office.ports.appVersion;

  const record = async (caller: Caller, draft: AuditDraft): Promise<void> => {
    await office.store.writer.request('record', { drafts: [draft], caller });
    backup.changed();
  };

  const refusalNoted = async (caller: Caller, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      alerts.resolve(refusedRule);
    } catch (error) {
      if (error instanceof FailureError && error.failure.key === 'update/not-trusted') {
        alerts.raise({ rule: refusedRule, severity: 'danger', message: error.failure.message });
        await record(caller, {
          action: 'update.refused',
          entity: 'update',
          summary: `Refused an update: ${error.failure.message}`,
          after: { reason: error.failure.detail.reason ?? null },
          severity: 'warn',
        });
      }
      throw error;
    }
  };

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
    'update.check': async (_input, { caller }) => {
      const place = installed(feed);
      await refusalNoted(caller, () => place.check());
      const found = place.state.available;
      return {
        value: done,
        audit: [
          {
            action: 'update.check',
            entity: 'update',
            summary: found ? `Looked for an update and found Larder ${found.version}.` : 'Looked for an update.',
          },
        ],
      };
    },
    'update.install': async (_input, { caller }) => {
      const place = installed(feed);
      const offered = place.state.available;
      if (place.state.state !== 'verified' || !offered) throw new FailureError('request/not-now');
      await copyBefore(backup, 'before update');
      // Written before: afterwards the records are closed.
      await record(caller, {
        action: 'update.install',
        entity: 'update',
        summary: `Began to install Larder ${offered.version} over ${version}.`,
        severity: 'notice',
      });
      await refusalNoted(caller, () => place.install());
      return { value: done };
    },
    'update.rollBack': async (_input, { caller }) => {
      const place = installed(feed);
      const { previous } = place;
      if (previous === null) throw new FailureError('request/not-now');
      await copyBefore(backup, 'before returning');
      await record(caller, {
        action: 'update.roll-back',
        entity: 'update',
        summary: `Began to return from Larder ${version} to ${previous}.`,
        severity: 'warn',
      });
      await place.rollBack();
      return { value: done };
    },
  };
}
