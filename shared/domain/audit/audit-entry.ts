import type { CanonicalObject, CanonicalValue } from './canonical-json';

export const auditSeverities = ['info', 'notice', 'warn', 'critical'] as const;
export type AuditSeverity = (typeof auditSeverities)[number];

/** Everything an audit row says, which is exactly what its hash covers. Secrets and card data are never in it. */
export interface AuditEntry {
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /** UTC, ISO 8601 with milliseconds and Z. */
  readonly at: string;
  /** Which start of the app wrote it: shows a clock that was set back. */
  readonly bootId: string;
  /** Milliseconds since that start, by a clock nobody can set. */
  readonly monotonicMs: number;
  readonly actorId: string | null;
  readonly actorName: string;
  /** A role, or `recovery`, `larder` or `nobody`. */
  readonly role: string;
  readonly station: string;
  /** A name such as `cash.session.signed`. */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  /** One plain sentence in past tense. */
  readonly summary: string;
  readonly before: CanonicalValue;
  readonly after: CanonicalValue;
  readonly reason: string | null;
  readonly severity: AuditSeverity;
}

/** The record that is hashed for an entry: every field, under its own name, `null` where nothing is known. */
export function auditBody(entry: AuditEntry): CanonicalObject {
  return {
    seq: entry.seq,
    at: entry.at,
    bootId: entry.bootId,
    monotonicMs: entry.monotonicMs,
    actorId: entry.actorId,
    actorName: entry.actorName,
    role: entry.role,
    station: entry.station,
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId,
    summary: entry.summary,
    before: entry.before,
    after: entry.after,
    reason: entry.reason,
    severity: entry.severity,
  };
}
