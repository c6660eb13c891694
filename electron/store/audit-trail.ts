import { createHash } from 'node:crypto';
import { type AuditSeverity, auditBody } from '../../shared/domain/audit/audit-entry';
import { type CanonicalValue, canonicalJson } from '../../shared/domain/audit/canonical-json';
import { type ChainHead, type ChainLink, type ChainVerification, verifyChain } from '../../shared/domain/audit/chain';
import type { Sha256 } from '../../shared/domain/bytes';
import type { ReadStore } from './store-handles';

interface TrailRow {
  readonly seq: number;
  readonly at: string;
  readonly boot_id: string;
  readonly monotonic_ms: number;
  readonly actor_id: string | null;
  readonly actor: string;
  readonly role: string;
  readonly station: string;
  readonly action: string;
  readonly entity: string;
  readonly entity_id: string | null;
  readonly summary: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly severity: AuditSeverity;
  readonly prev_hash: string;
  readonly hash: string;
}

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** A text that is not in the one form Larder writes was touched: it stays text, and its hash fits no more. */
function storedValue(text: string | null): CanonicalValue {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as CanonicalValue;
    return canonicalJson(value) === text ? value : text;
  } catch {
    return text;
  }
}

function linkOf(row: TrailRow): ChainLink {
  const body = auditBody({
    seq: row.seq,
    at: row.at,
    bootId: row.boot_id,
    monotonicMs: row.monotonic_ms,
    actorId: row.actor_id,
    actorName: row.actor,
    role: row.role,
    station: row.station,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    summary: row.summary,
    before: storedValue(row.before),
    after: storedValue(row.after),
    reason: row.reason,
    severity: row.severity,
  });
  return { seq: row.seq, body, prevHash: row.prev_hash, hash: row.hash };
}

/** The whole trail in order, one row in memory at a time. */
export function* auditLinks(store: ReadStore): Generator<ChainLink> {
  const rows = store.iterate<TrailRow>(
    `SELECT seq, at, boot_id, monotonic_ms, actor_id, actor, role, station, action, entity, entity_id, summary, before, after,
       reason, severity, prev_hash, hash FROM audit_event ORDER BY seq`,
  );
  for (const row of rows) yield linkOf(row);
}

/** The newest entry as the ledger itself notes it; seq 0 while the trail is empty. */
export function auditHead(store: ReadStore): ChainHead {
  const row = store.get<ChainHead>('SELECT audit_seq AS seq, audit_hash AS hash FROM ledger_state');
  if (!row) throw new Error('the store has no ledger_state row');
  return row;
}

/**
 * Works every hash out again, against the ledger's own note of the head and any heads noted outside it (in copies, on
 * printed reports): only those show a tail cut off, or a chain rewritten, by someone who holds the key.
 */
export function verifyAuditTrail(store: ReadStore, anchors: readonly ChainHead[] = []): ChainVerification {
  const noted = [auditHead(store), ...anchors].filter((anchor) => anchor.seq > 0);
  const contradiction = noted.find((anchor) =>
    noted.some((other) => other.seq === anchor.seq && other.hash !== anchor.hash),
  );
  const verified = verifyChain(auditLinks(store), sha256, { anchors: noted });
  if (!verified.ok || !contradiction) return verified;
  return { ...verified, ok: false, firstBadSeq: contradiction.seq };
}
