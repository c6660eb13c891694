import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { FailureError } from '../../shared/failures/failures';
import { migrations as shipped } from './migrations/migrations';
import type { Migration } from './migrations/sql';

interface AppliedRow {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
}

const digestOf = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex');

export const schemaVersionOf = (migrations: readonly Migration[]): number => migrations.length;

/** The schema this Larder writes; stands in every copy's manifest and in `user_version`. */
export const schemaVersion = schemaVersionOf(shipped);

function refuseNewer(
  database: Database.Database,
  applied: readonly AppliedRow[],
  migrations: readonly Migration[],
): void {
  const version = database.pragma('user_version', { simple: true });
  const known = new Set(migrations.map((migration) => migration.id));
  if (Number(version) > migrations.length || applied.some((row) => !known.has(row.id)))
    throw new FailureError('store/newer', { storeSchema: Number(version), knownSchema: migrations.length });
}

function refuseEdited(applied: readonly AppliedRow[], migrations: readonly Migration[]): void {
  applied.forEach((row, position) => {
    const migration = migrations[position];
    if (migration?.id !== row.id || digestOf(migration) !== row.digest)
      throw new Error(`migration ${row.id} in the store is not the one this Larder ships`);
  });
}

/**
 * Brings the store to this Larder's schema: each migration whole in its own transaction, in order, with its digest kept.
 * @returns how many were applied.
 * @throws FailureError `store/newer` for a store of a newer Larder, before anything is touched.
 */
export function migrate(database: Database.Database, now: string, migrations: readonly Migration[] = shipped): number {
  const exists = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'`).get() !== undefined;
  const applied = exists
    ? (database.prepare('SELECT id, name, digest FROM schema_migration ORDER BY id').all() as AppliedRow[])
    : [];
  refuseNewer(database, applied, migrations);
  refuseEdited(applied, migrations);
  const missing = migrations.slice(applied.length);
  if (missing.length === 0) return 0;
  if (!exists)
    database.exec(
      'CREATE TABLE schema_migration (id TEXT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
    );
  const record = database.prepare('INSERT INTO schema_migration VALUES (?, ?, ?, ?)');
  missing.forEach((migration, position) => {
    database.transaction(() => {
      database.exec(migration.sql);
      record.run(migration.id, migration.name, digestOf(migration), now);
      database.pragma(`user_version = ${applied.length + position + 1}`);
    })();
  });
  return missing.length;
}
