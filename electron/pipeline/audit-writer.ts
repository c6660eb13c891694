import { type AuditEntry, auditBody } from '../../shared/domain/audit/audit-entry';
import { type CanonicalValue, canonicalJson } from '../../shared/domain/audit/canonical-json';
import { chainHash } from '../../shared/domain/audit/chain';
import { sha256 } from '../store/audit-trail';
import type { WriteStore } from '../store/store-handles';
import type { Actor } from './actor';
import type { AuditDraft } from './module';
import { withoutCardNumbers, withoutSecrets } from './redaction';

export interface AuditMoment {
  readonly at: string;
  readonly bootId: string;
  readonly monotonicMs: number;
}

const kept = (value: unknown): CanonicalValue =>
  value === undefined ? null : (JSON.parse(canonicalJson(withoutSecrets(value))) as CanonicalValue);

const columnText = (value: CanonicalValue): string | null => (value === null ? null : canonicalJson(value));

/** Appends entries to the hash chain, in the transaction of the change they tell of. */
export function writeAudit(store: WriteStore, actor: Actor, drafts: readonly AuditDraft[], moment: AuditMoment): void {
  const head = store.get<{ readonly audit_seq: number; readonly audit_hash: string }>(
    'SELECT audit_seq, audit_hash FROM ledger_state',
  );
  if (!head) throw new Error('the store has no ledger_state row');
  let { audit_seq: seq, audit_hash: prevHash } = head;
  for (const draft of drafts) {
    seq += 1;
    const entry: AuditEntry = {
      ...moment,
      seq,
      actorId: draft.actor ? draft.actor.userId : actor.userId,
      actorName: draft.actor ? draft.actor.display : actor.display,
      role: draft.actor ? draft.actor.role : actor.role,
      station: actor.station.name,
      action: draft.action,
      entity: draft.entity,
      entityId: draft.entityId ?? null,
      summary: withoutCardNumbers(draft.summary),
      before: kept(draft.before),
      after: kept(draft.after),
      reason: draft.reason === undefined ? null : withoutCardNumbers(draft.reason),
      severity: draft.severity ?? 'info',
    };
    const hash = chainHash(prevHash, auditBody(entry), sha256);
    store.run(
      `INSERT INTO audit_event (seq, at, boot_id, monotonic_ms, actor_id, actor, role, station, action, entity, entity_id, summary, before, after, reason, severity, prev_hash, hash)
       VALUES (:seq, :at, :bootId, :monotonicMs, :actorId, :actorName, :role, :station, :action, :entity, :entityId, :summary, :before, :after, :reason, :severity, :prevHash, :hash)`,
      { ...entry, before: columnText(entry.before), after: columnText(entry.after), prevHash, hash },
    );
    prevHash = hash;
  }
}
