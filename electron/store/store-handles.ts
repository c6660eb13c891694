import type Database from 'better-sqlite3';

export type SqlValue = string | number | null | Uint8Array;
export type SqlParameters = Readonly<Record<string, SqlValue>>;

declare const writable: unique symbol;

/** What a query gets: it cannot reach a statement that writes. Row shapes are stated beside the SQL that yields them. */
export interface ReadStore {
  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined;
  all<Row>(sql: string, parameters?: SqlParameters): readonly Row[];
  iterate<Row>(sql: string, parameters?: SqlParameters): IterableIterator<Row>;
}

/** What a command gets inside its transaction. */
export interface WriteStore extends ReadStore {
  readonly [writable]: true;
  /** Returns the number of changed rows. */
  run(sql: string, parameters?: SqlParameters): number;
}

class StatementCache {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  get(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const prepared = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

/** Rows arrive with the shape their SQL states; the one place where that is taken on trust. */
export function storeHandles(database: Database.Database): { readonly read: ReadStore; readonly write: WriteStore } {
  const statements = new StatementCache(database);
  const reading = {
    get: <Row>(sql: string, parameters: SqlParameters = {}) => {
      const statement = statements.get(sql);
      if (!statement.readonly) throw new TypeError(`not a reading statement: ${sql}`);
      return statement.get(parameters) as Row | undefined;
    },
    all: <Row>(sql: string, parameters: SqlParameters = {}) => {
      const statement = statements.get(sql);
      if (!statement.readonly) throw new TypeError(`not a reading statement: ${sql}`);
      return statement.all(parameters) as readonly Row[];
    },
    iterate: <Row>(sql: string, parameters: SqlParameters = {}) => {
      const statement = database.prepare(sql);
      if (!statement.readonly) throw new TypeError(`not a reading statement: ${sql}`);
      return statement.iterate(parameters) as IterableIterator<Row>;
    },
  };
  const writing = {
    ...reading,
    run: (sql: string, parameters: SqlParameters = {}) => statements.get(sql).run(parameters).changes,
  };
  return { read: reading, write: writing as unknown as WriteStore };
}
