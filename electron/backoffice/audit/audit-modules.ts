import { FailureError } from '../../../shared/failures/failures';
import { queryModule } from '../../pipeline/module';
import { verifyAuditTrail } from '../../store/audit-trail';
import { auditActors, auditEntryRow, auditGroups, auditPage, countAudit } from './audit-sql';
import { entryChanges } from './entry-changes';
import { isSecret, secretRange, withoutAmounts } from './hidden-entries';

const pageSize = 50;

const auditList = queryModule({
  channel: 'audit.list',
  run: (store, actor, { before, ...filter }) => {
    const secret = secretRange(store, actor);
    const rows = auditPage(store, filter, secret, before ?? null, pageSize);
    return {
      entries: rows.map((row) => (isSecret(row, secret) ? withoutAmounts(row) : { ...row })),
      total: countAudit(store, filter, secret),
      actors: [...auditActors(store)],
      groups: [...auditGroups(store)],
    };
  },
});

const auditEntry = queryModule({
  channel: 'audit.entry',
  run: (store, actor, { seq }, { currency }) => {
    const row = auditEntryRow(store, seq);
    if (!row) throw new FailureError('record/not-found');
    const secret = secretRange(store, actor);
    const hidden = isSecret(row, secret);
    const previous = auditEntryRow(store, seq - 1);
    const { before, after, prevHash, hash, ...entry } = row;
    return {
      entry: hidden ? withoutAmounts(entry) : entry,
      hidden,
      changes: hidden ? [] : [...entryChanges(before, after, currency)],
      // A hash over a hidden amount would let the amount be guessed and tested.
      prevHash: previous && isSecret(previous, secret) ? '' : prevHash,
      hash: hidden ? '' : hash,
    };
  },
});

const auditVerify = queryModule({
  channel: 'audit.verify',
  run: (store, _actor, _input, { at }) => ({ ...verifyAuditTrail(store), checkedAt: at }),
});

export const auditQueries = {
  'audit.list': auditList,
  'audit.entry': auditEntry,
  'audit.verify': auditVerify,
} as const;
