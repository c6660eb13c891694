import type { Moment } from '../../../shared/contract/backup';
import { FailureError } from '../../../shared/failures/failures';
import type { UndoShelf } from '../../backup/restore/undo-shelf';
import type { BackupService } from '../../backup/service/backup-service';
import { requireMoment } from '../../backup/service/moments';
import type { Office } from '../office';
import type { Operations } from '../operation';
import type { RestoreDesk, RestoreOutcome } from '../restore-desk';
import type { RunningTasks } from '../running-tasks';
import { mayPutBack } from '../who-may-put-back';

type RestoreOperations = Pick<
  Operations,
  'restore.moments' | 'restore.openFolder' | 'restore.preview' | 'restore.start' | 'restore.undo' | 'restore.cancel'
>;

const done = { done: true as const };

const lostRows = [
  ['Orders', 'orders'],
  ['Payments', 'payments'],
  ['Refunds', 'refunds'],
  ['Drawer entries', 'drawer_events'],
  ['Drawer counts', 'cash_counts'],
  ['Stock movements', 'stock_moves'],
  ['Stock counts', 'stock_counts'],
  ['Audit entries', 'audit_seq'],
] as const;

const numberIn = (state: Readonly<Record<string, unknown>>, name: string): number => {
  const value = state[name];
  return typeof value === 'number' ? value : 0;
};

const headsTold = (outcome: RestoreOutcome): Record<string, string | number | null> => ({
  replacedAuditSeq: outcome.replacedHead?.seq ?? null,
  replacedAuditHash: outcome.replacedHead?.hash ?? null,
  restoredAuditSeq: outcome.restoredHead?.seq ?? null,
  restoredAuditHash: outcome.restoredHead?.hash ?? null,
});

export function restoreOperations(
  office: Office,
  backup: BackupService,
  desk: RestoreDesk,
  undo: UndoShelf,
  tasks: RunningTasks,
): RestoreOperations {
  const allMoments = async () => {
    const moments: Moment[] = [];
    const unreachable: { label: string; message: string }[] = [];
    for (const known of backup.book.destinations) {
      try {
        if (!office.knownKeys) office.adoptKeys(await office.keyRing.openWithKeychain());
        moments.push(...(await desk.source(known.id)).moments);
      } catch (error) {
        unreachable.push({
          label: known.label,
          message: error instanceof FailureError ? error.failure.message : 'This place cannot be read.',
        });
      }
    }
    return { moments: moments.toSorted((left, right) => right.at.localeCompare(left.at)), unreachable };
  };
  return {
    'restore.moments': async (_input, { actor }) => {
      if (office.phase.phase === 'open' && actor.role === 'nobody') throw new FailureError('session/signed-out');
      return { value: await allMoments() };
    },
    'restore.openFolder': async ({ path, recoveryCode }) => {
      const { sourceId, moments } = await desk.openFolder(path, recoveryCode);
      return { value: { sourceId, moments: [...moments] } };
    },
    'restore.preview': async ({ destinationId, snapshotId }, { actor }) => {
      const { access, moments } = await desk.source(destinationId);
      const moment = requireMoment(moments, snapshotId);
      const entries = await backup.ports.engine.ask('list-snapshots', { repository: access });
      const copied =
        entries.find((entry) => entry.places.some((place) => place.snapshotId === snapshotId))?.manifest?.ledgerState ??
        {};
      const { ledgerState } = await backup.ports.ledger.mark();
      const lost = lostRows.map(([what, column]) => ({
        what,
        count: Math.max(0, numberIn(ledgerState, column) - numberIn(copied, column)),
        amountMinor:
          column === 'payments' && actor.seesCash
            ? numberIn(ledgerState, 'payment_minor') - numberIn(copied, 'payment_minor')
            : null,
      }));
      const newest = desk.isNewest(destinationId, moments, moment);
      const mayFinish = mayPutBack(actor.role, newest);
      return {
        value: {
          moment,
          lost: lost.filter((row) => row.count > 0),
          stays: [{ what: 'What is here now', detail: 'It is kept whole for 30 days, and you can undo.' }],
          olderPoint: !newest,
          mayFinish,
          why: mayFinish ? null : 'This needs the owner’s password or the recovery code at the last step.',
        },
      };
    },
    'restore.start': async ({ destinationId, snapshotId, authority }, { signal, actor }) => {
      const freshPc = office.phase.phase === 'first-run';
      const outcome = await desk.start(destinationId, snapshotId, authority, signal);
      await backup.opened();
      const { snapshot, capturedAt, seconds, counts, undoUntil } = outcome;
      await office.store.writer.request('record', {
        caller: { kind: 'larder' },
        drafts: [
          {
            action: 'restore.done',
            entity: 'ledger',
            entityId: snapshot,
            summary: `Put back the copy of ${capturedAt}.`,
            after: {
              by: 'recoveryCode' in authority ? 'Recovery code' : authority.username,
              askedBy: actor.display,
              capturedAt,
              lostFrom: capturedAt,
              lostUntil: office.ports.clock.now().toISOString(),
              ...headsTold(outcome),
            },
            severity: 'critical',
          },
        ],
      });
      if (freshPc) await desk.goOnCopyingTo(destinationId);
      else backup.copyLater({ reason: 'after putting back', tags: ['after-restore'], rebase: 'always', always: true });
      return { value: { snapshot, capturedAt, seconds, counts, undoUntil }, session: { id: null } };
    },
    'restore.undo': async ({ password }, { actor }) => {
      if (!undo.newest()) throw new FailureError('restore/nothing-to-undo');
      await office.requirePassword(actor, password);
      await desk.undo();
      await backup.opened();
      await office.store.writer.request('record', {
        caller: { kind: 'larder' },
        drafts: [
          {
            action: 'restore.undone',
            entity: 'ledger',
            summary: `${actor.display} undid the last putting back.`,
            severity: 'critical',
          },
        ],
      });
      return { value: done, session: { id: null } };
    },
    'restore.cancel': async () => {
      tasks.cancel('restore');
      return { value: done };
    },
  };
}
