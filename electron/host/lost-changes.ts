import type { BackupService } from '../backup/service/backup-service';
import type { Alerts } from '../health/alerts';
import type { Office } from './office';

const rule = 'store/behind-copies';

/**
 * A log that vanished beside the store opens as whole records that lack their newest changes. The copies know better: they
 * hold a later commit. It is said and written down before the next copy forgets it. Source: reliability.md F35.
 */
export async function noticeLostChanges(office: Office, backup: BackupService, alerts: Alerts): Promise<void> {
  if (office.phase.phase !== 'open') return;
  const { commitCounter } = await backup.ports.ledger.mark();
  const newest = backup.book.destinations
    .flatMap(({ lastSnapshot }) => (lastSnapshot ? [lastSnapshot] : []))
    .toSorted((left, right) => right.commitCounter - left.commitCounter)[0];
  if (!newest || newest.commitCounter <= commitCounter) {
    alerts.resolve(rule);
    return;
  }
  const changes = newest.commitCounter - commitCounter;
  const message = `The records on this PC lack at least ${changes} of the newest changes. The copy of ${newest.at} has them: put it back.`;
  alerts.raise({ rule, severity: 'danger', message });
  await office.store.writer.request('record', {
    caller: { kind: 'larder' },
    drafts: [
      {
        action: 'store.behind-copies',
        entity: 'ledger',
        entityId: newest.id,
        summary: message,
        after: { here: commitCounter, inTheCopy: newest.commitCounter, copiedAt: newest.at },
        severity: 'critical',
      },
    ],
  });
}
