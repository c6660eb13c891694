import type { AuditSeverity } from '../../../shared/domain/audit/audit-entry';
import type { ReadStore, SqlValue } from '../../store/store-handles';

export interface AuditListRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly station: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly summary: string;
  readonly severity: AuditSeverity;
  readonly reason: string | null;
}

export interface AuditEntryRow extends AuditListRow {
  readonly before: string | null;
  readonly after: string | null;
  readonly prevHash: string;
  readonly hash: string;
}

export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly group?: string | undefined;
  readonly entityId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly severity?: AuditSeverity | undefined;
  readonly search?: string | undefined;
}

/** Entries from `seq` on, of these groups, whose words must not answer a search. */
export interface SecretRange {
  readonly fromSeq: number;
  readonly groups: readonly string[];
}

interface Conditions {
  readonly where: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

const listColumns = `seq, at, actor, role, station, action, entity, entity_id AS entityId, summary, severity, reason`;

/** '/' follows '.' in the alphabet of codes, so this range is every action of the group, found by its index. */
const groupCondition = `action >= :group || '.' AND action < :group || '/'`;
const searchCondition = `(summary LIKE :search ESCAPE '!' OR reason LIKE :search ESCAPE '!' OR actor LIKE :search ESCAPE '!'
  OR action LIKE :search ESCAPE '!' OR entity_id LIKE :search ESCAPE '!')`;
const secretCondition = `NOT (seq >= :secretFrom AND substr(action, 1, instr(action, '.') - 1) IN (SELECT value FROM json_each(:secretGroups)))`;

function conditionsOf(filter: AuditFilter, secret: SecretRange | null): Conditions {
  const parts: string[] = [];
  const parameters: Record<string, SqlValue> = {};
  const add = (value: string | undefined, name: string, condition: string): void => {
    if (value === undefined || value === '') return;
    parts.push(condition);
    parameters[name] = value;
  };
  add(filter.actor, 'actor', 'actor = :actor');
  add(filter.group, 'group', groupCondition);
  add(filter.entityId, 'entityId', 'entity_id = :entityId');
  add(filter.from, 'from', 'at >= :from');
  add(filter.to, 'to', 'at < :to');
  add(filter.severity, 'severity', 'severity = :severity');
  const words = filter.search?.trim();
  add(words && `%${words.replace(/[!%_]/gu, '!$&')}%`, 'search', searchCondition);
  // Finding a hidden entry by an amount would tell the amount.
  if (words && secret) {
    parts.push(secretCondition);
    parameters.secretFrom = secret.fromSeq;
    parameters.secretGroups = JSON.stringify(secret.groups);
  }
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', parameters };
}

/** The entries older than `before`, newest first. */
export function auditPage(
  store: ReadStore,
  filter: AuditFilter,
  secret: SecretRange | null,
  before: number | null,
  most: number,
): readonly AuditListRow[] {
  const { where, parameters } = conditionsOf(filter, secret);
  const older = `${where === '' ? 'WHERE' : 'AND'} seq < :before`;
  return store.all<AuditListRow>(
    `SELECT ${listColumns} FROM audit_event ${where} ${before === null ? '' : older} ORDER BY seq DESC LIMIT :most`,
    { ...parameters, most, ...(before === null ? {} : { before }) },
  );
}

export function countAudit(store: ReadStore, filter: AuditFilter, secret: SecretRange | null): number {
  const { where, parameters } = conditionsOf(filter, secret);
  // Numbers have no gaps: the newest one is the count of all.
  const sql =
    where === ''
      ? 'SELECT coalesce(max(seq), 0) AS count FROM audit_event'
      : `SELECT count(*) AS count FROM audit_event ${where}`;
  return store.get<{ readonly count: number }>(sql, parameters)?.count ?? 0;
}

export const auditEntryRow = (store: ReadStore, seq: number): AuditEntryRow | undefined =>
  store.get<AuditEntryRow>(
    `SELECT ${listColumns}, before, after, prev_hash AS prevHash, hash FROM audit_event WHERE seq = :seq`,
    { seq },
  );

/** Where the entries of a moment and later begin, by number: an entry keeps its place when the clock is set back. */
export const firstSeqSince = (store: ReadStore, at: string): number | null =>
  store.get<{ readonly seq: number | null }>('SELECT min(seq) AS seq FROM audit_event WHERE at >= :at', { at })?.seq ??
  null;

const names = (rows: readonly { readonly name: string | null }[]): readonly string[] =>
  rows.flatMap(({ name }) => (name === null ? [] : [name]));

/** Everybody the trail names. Jumps from name to name in the index instead of reading every entry. */
export const auditActors = (store: ReadStore): readonly string[] =>
  names(
    store.all<{ readonly name: string | null }>(
      `WITH RECURSIVE step (name) AS (
         SELECT min(actor) FROM audit_event
         UNION ALL SELECT (SELECT min(actor) FROM audit_event WHERE actor > step.name) FROM step WHERE step.name IS NOT NULL)
       SELECT name FROM step WHERE name IS NOT NULL`,
    ),
  );

/** The parts before the dot of all actions there are. */
export const auditGroups = (store: ReadStore): readonly string[] =>
  names(
    store.all<{ readonly name: string | null }>(
      `WITH RECURSIVE step (name) AS (
         SELECT (SELECT substr(action, 1, instr(action || '.', '.') - 1) FROM audit_event ORDER BY action LIMIT 1)
         UNION ALL SELECT (SELECT substr(action, 1, instr(action || '.', '.') - 1) FROM audit_event
           WHERE action >= step.name || '/' ORDER BY action LIMIT 1) FROM step WHERE step.name IS NOT NULL)
       SELECT name FROM step WHERE name IS NOT NULL`,
    ),
  );
