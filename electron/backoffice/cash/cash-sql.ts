import type { SessionState } from '../../../shared/domain/cash/session-machine';
import type { Minor } from '../../../shared/domain/money';
import type { Role } from '../../../shared/domain/people/permissions';
import type { ReadStore, SqlParameters, WriteStore } from '../../store/store-handles';

export interface DrawerRow {
  readonly id: string;
  readonly name: string;
  readonly active: number;
}

export interface SessionRow {
  readonly id: string;
  readonly zNo: number | null;
  readonly drawerId: string;
  readonly drawerName: string;
  /** 1 for the drawer that takes payments whose export names none. */
  readonly standard: number;
  readonly businessDate: string;
  readonly openedById: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly openingMinor: Minor;
  readonly expectedOpeningMinor: Minor;
  readonly openingVarianceMinor: Minor;
  readonly status: SessionState;
  readonly countingBy: string | null;
  readonly countingStartedAt: string | null;
  readonly countedById: string | null;
  readonly countedBy: string | null;
  readonly expectedMinor: Minor | null;
  readonly countedMinor: Minor | null;
  readonly varianceMinor: Minor | null;
  readonly expectedLines: string | null;
  readonly leftInDrawerMinor: Minor | null;
  readonly depositMinor: Minor | null;
  readonly note: string | null;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  readonly selfSigned: number;
  readonly hash: string | null;
  readonly rowVersion: number;
  readonly attempts: number;
}

const sessionColumns = `s.id, s.z_no AS zNo, s.drawer_id AS drawerId, d.name AS drawerName, d.standard, s.business_date AS businessDate,
  s.opened_by AS openedById, opener.display AS openedBy, s.opened_at AS openedAt, s.opening_float_minor AS openingMinor,
  s.expected_opening_minor AS expectedOpeningMinor, s.opening_variance_minor AS openingVarianceMinor, s.status,
  s.counting_by AS countingBy, s.counting_started_at AS countingStartedAt, s.counted_by AS countedById, counter.display AS countedBy,
  s.expected_minor AS expectedMinor, s.counted_minor AS countedMinor, s.variance_minor AS varianceMinor,
  s.expected_lines AS expectedLines, s.left_in_drawer_minor AS leftInDrawerMinor, s.deposit_minor AS depositMinor, s.note,
  signer.display AS signedBy, s.signed_at AS signedAt, s.self_signed AS selfSigned, s.hash, s.row_version AS rowVersion,
  (SELECT count(*) FROM cash_count c WHERE c.session_id = s.id AND c.attempt_no > 0) AS attempts
  FROM cash_session s JOIN drawer d ON d.id = s.drawer_id JOIN user opener ON opener.id = s.opened_by
  LEFT JOIN user counter ON counter.id = s.counted_by LEFT JOIN user signer ON signer.id = s.signed_by`;

export const selectSession = (store: ReadStore, id: string): SessionRow | undefined =>
  store.get<SessionRow>(`SELECT ${sessionColumns} WHERE s.id = :id`, { id });

export const selectUnclosedSessionRows = (store: ReadStore): readonly SessionRow[] =>
  store.all<SessionRow>(`SELECT ${sessionColumns} WHERE s.status NOT IN ('LOCKED', 'FORCE_CLOSED')`);

export const selectClosedSessions = (store: ReadStore, limit: number): readonly SessionRow[] =>
  store.all<SessionRow>(
    `SELECT ${sessionColumns} WHERE s.status IN ('LOCKED', 'FORCE_CLOSED') ORDER BY s.closed_at DESC, s.id DESC LIMIT :limit`,
    { limit },
  );

export const selectDrawers = (store: ReadStore): readonly DrawerRow[] =>
  store.all<DrawerRow>('SELECT id, name, active FROM drawer WHERE active = 1 ORDER BY standard DESC, name');

export const selectDrawer = (store: ReadStore, id: string): DrawerRow | undefined =>
  store.get<DrawerRow>('SELECT id, name, active FROM drawer WHERE id = :id', { id });

export const drawerNameTaken = (store: ReadStore, name: string): boolean =>
  store.get('SELECT 1 FROM drawer WHERE name = :name', { name }) !== undefined;

/** The first drawer ever becomes the one that takes payments without a drawer. */
export const insertDrawer = (
  store: WriteStore,
  row: { readonly id: string; readonly name: string; readonly at: string; readonly by: string },
): void => {
  store.run(
    `INSERT INTO drawer (id, name, standard, active, created_at, created_by, updated_at)
     VALUES (:id, :name, NOT EXISTS (SELECT 1 FROM drawer WHERE standard = 1), 1, :at, :by, :at)`,
    row,
  );
};

/** What the last signed session left in the drawer; null when there was none or it was closed without a count. */
export const selectLeftInDrawer = (store: ReadStore, drawerId: string): Minor | null =>
  store.get<{ readonly left: Minor | null }>(
    `SELECT left_in_drawer_minor AS left FROM cash_session
     WHERE drawer_id = :drawerId AND status IN ('LOCKED', 'FORCE_CLOSED') ORDER BY closed_at DESC, id DESC LIMIT 1`,
    { drawerId },
  )?.left ?? null;

export const hasSalesOn = (store: ReadStore, businessDate: string): boolean =>
  store.get<{ readonly found: number }>(
    `SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM live_order WHERE business_date = :businessDate)
       OR EXISTS (SELECT 1 FROM live_payment WHERE business_date = :businessDate)`,
    { businessDate },
  ) !== undefined;

export interface NewSession {
  readonly id: string;
  readonly drawerId: string;
  readonly businessDate: string;
  readonly openedBy: string;
  readonly at: string;
  readonly openingMinor: Minor;
  readonly openingCountId: string;
  readonly expectedOpeningMinor: Minor;
  readonly openingVarianceMinor: Minor;
  readonly note: string | null;
}

export const insertSession = (store: WriteStore, row: NewSession): void => {
  store.run(
    `INSERT INTO cash_session (id, drawer_id, business_date, opened_by, opened_at, opening_float_minor, opening_count_id,
       expected_opening_minor, opening_variance_minor, status, note, created_at, created_by, updated_at)
     VALUES (:id, :drawerId, :businessDate, :openedBy, :at, :openingMinor, :openingCountId,
       :expectedOpeningMinor, :openingVarianceMinor, 'OPEN', :note, :at, :openedBy, :at)`,
    { ...row },
  );
};

const sessionFields = {
  status: 'status',
  countingBy: 'counting_by',
  countingStartedAt: 'counting_started_at',
  countedById: 'counted_by',
  closedAt: 'closed_at',
  expectedMinor: 'expected_minor',
  countedMinor: 'counted_minor',
  varianceMinor: 'variance_minor',
  expectedLines: 'expected_lines',
  leftInDrawerMinor: 'left_in_drawer_minor',
  depositMinor: 'deposit_minor',
  note: 'note',
  signedById: 'signed_by',
  signedAt: 'signed_at',
  selfSigned: 'self_signed',
  zNo: 'z_no',
  zContent: 'z_content',
  prevHash: 'prev_hash',
  hash: 'hash',
} as const;

export type SessionChange = Readonly<Partial<Record<keyof typeof sessionFields, string | number | null>>>;

/** Column names come from the list above, values are bound. */
export const updateSession = (store: WriteStore, id: string, at: string, change: SessionChange): void => {
  const names = (Object.keys(sessionFields) as readonly (keyof typeof sessionFields)[]).filter(
    (name) => change[name] !== undefined,
  );
  const assignments = names.map((name) => `${sessionFields[name]} = :${name}`).join(', ');
  const parameters: SqlParameters = Object.fromEntries(names.map((name) => [name, change[name] ?? null]));
  store.run(`UPDATE cash_session SET ${assignments}, updated_at = :at, row_version = row_version + 1 WHERE id = :id`, {
    ...parameters,
    id,
    at,
  });
};

export const selectToleranceSetting = (store: ReadStore): number | null =>
  store.get<{ readonly value: number }>(
    `SELECT json_extract(value, '$') AS value FROM setting WHERE key = 'cashToleranceMinor'`,
  )?.value ?? null;

export const selectActiveSigners = (
  store: ReadStore,
  roles: readonly [Role, Role],
): readonly { readonly id: string; readonly display: string }[] =>
  store.all(`SELECT id, display FROM user WHERE status = 'active' AND role IN (:first, :second) ORDER BY display`, {
    first: roles[0],
    second: roles[1],
  });

export const selectRestaurantId = (store: ReadStore): string | undefined =>
  store.get<{ readonly id: string }>('SELECT id FROM restaurant LIMIT 1')?.id;

/** The next number without a gap: taken in the transaction that uses it, given back when that fails. */
export const takeZNumber = (store: WriteStore): number => {
  store.run(`INSERT INTO counter (name, last) VALUES ('z', 1) ON CONFLICT (name) DO UPDATE SET last = last + 1`);
  return store.get<{ readonly last: number }>(`SELECT last FROM counter WHERE name = 'z'`)?.last ?? 1;
};

export const selectZHash = (store: ReadStore, zNo: number): string | undefined =>
  store.get<{ readonly hash: string }>('SELECT hash FROM cash_session WHERE z_no = :zNo', { zNo })?.hash;
