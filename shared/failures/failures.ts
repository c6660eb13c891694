/**
 * The closed list of ways an intent can fail. Each has a short code for the phone call to support, one plain sentence,
 * and whether trying again as it is can help. Screens switch on the key.
 */
const list = {
  'request/malformed': ['LRD-REQ-001', 'Larder did not understand this request. Nothing was changed.', false],
  'request/unknown-channel': [
    'LRD-REQ-002',
    'This window asked for something Larder does not offer. Nothing was changed.',
    false,
  ],
  'request/untrusted-sender': [
    'LRD-REQ-003',
    'This request did not come from a Larder window. Nothing was changed.',
    false,
  ],
  'request/not-now': ['LRD-REQ-004', 'This cannot be done at this point. Nothing was changed.', false],
  'request/too-often': [
    'LRD-REQ-005',
    'That was asked too often in a short time. Wait a moment, then try again.',
    true,
  ],
  'session/signed-out': ['LRD-AUTH-001', 'Nobody is signed in. Sign in to go on.', false],
  'session/locked': ['LRD-AUTH-002', 'The screen is locked. Type your password to go on.', false],
  'session/must-change-password': ['LRD-AUTH-003', 'Choose your own password first.', false],
  'session/not-allowed': [
    'LRD-AUTH-004',
    'Your role does not include this. Someone with the right role can sign in here.',
    false,
  ],
  'auth/wrong-password': ['LRD-AUTH-010', 'That name and password do not fit together.', true],
  'auth/wait': ['LRD-AUTH-011', 'Too many wrong passwords. Wait, or ask a manager to let you in.', true],
  'auth/disabled': ['LRD-AUTH-012', 'This account is switched off. Ask the owner or a manager.', false],
  'auth/weak-password': ['LRD-AUTH-013', 'This password is too short or too well known. Choose a longer one.', false],
  'auth/used-password': ['LRD-AUTH-014', 'This password was used before. Choose a new one.', false],
  'auth/wrong-recovery-code': ['LRD-AUTH-015', 'This recovery code does not belong to these records.', true],
  'auth/mistyped-recovery-code': [
    'LRD-AUTH-016',
    'The recovery code has a typing mistake. Compare it with the printed kit.',
    true,
  ],
  'people/username-taken': ['LRD-PPL-001', 'Somebody already has this user name.', false],
  'people/last-owner': ['LRD-PPL-002', 'There must always be one active owner.', false],
  'people/owner-only': ['LRD-PPL-003', 'Only an owner can change an owner.', false],
  'record/not-found': ['LRD-REC-001', 'This record is not in Larder any more, or never was.', false],
  'record/changed-meanwhile': [
    'LRD-REC-002',
    'Someone changed this while you looked at it. Look again, then decide.',
    true,
  ],
  'cash/drawer-busy': ['LRD-CASH-001', 'This drawer is already open.', false],
  'cash/wrong-state': ['LRD-CASH-002', 'The drawer is not at that step. Look again, then decide.', false],
  'cash/over-limit': ['LRD-CASH-003', 'This amount is above your limit. Ask a manager to enter it.', false],
  'cash/unacknowledged': ['LRD-CASH-004', 'Some orders of this drawer need a decision first.', false],
  'cash/count-incomplete': ['LRD-CASH-005', 'A line of the count is empty. Type 0 if there are none.', false],
  'cash/no-more-counts': ['LRD-CASH-006', 'This drawer was counted three times. A manager decides now.', false],
  'cash/needs-finding': ['LRD-CASH-007', 'Choose a cause and write what you found, at least ten characters.', false],
  'cash/second-person': [
    'LRD-CASH-008',
    'The person who counted cannot sign this difference. Someone else signs.',
    false,
  ],
  'cash/already-reversed': ['LRD-CASH-009', 'This entry was already reversed.', false],
  'stock/wrong-state': ['LRD-STK-001', 'The count is not at that step. Look again, then decide.', false],
  'stock/uncounted-lines': [
    'LRD-STK-002',
    'Some lines are not counted yet. Count them, or skip them with a reason.',
    false,
  ],
  'stock/needs-reason': ['LRD-STK-003', 'A line with a difference needs a reason.', false],
  'stock/needs-approval': [
    'LRD-STK-004',
    'This difference is above your limit. A manager or the owner approves it.',
    false,
  ],
  'stock/needs-second-count': [
    'LRD-STK-005',
    'This difference is large. Someone else counts the line once more.',
    false,
  ],
  'stock/already-reversed': ['LRD-STK-006', 'This count was already reversed.', false],
  'stock/item-in-use': ['LRD-STK-007', 'An item with this name already exists.', false],
  'import/refused': ['LRD-IMP-001', 'This file cannot be read as an export. Nothing was changed.', false],
  'import/changed-since-preview': [
    'LRD-IMP-002',
    'The file is not the one you checked. Nothing was added. Check it again.',
    true,
  ],
  'import/nothing-to-add': ['LRD-IMP-003', 'Everything in this file is already in Larder. Nothing was added.', false],
  'import/has-dependants': ['LRD-IMP-004', 'A signed drawer or a count depends on this import. It stays.', false],
  'import/already-rolled-back': ['LRD-IMP-005', 'This import was already taken back.', false],
  'store/damaged': ['LRD-STORE-001', 'Larder could not open your records. The file is damaged.', false],
  'store/wrong-key': ['LRD-STORE-002', 'The key on this PC does not open these records.', false],
  'store/newer': ['LRD-STORE-003', 'These records were written by a newer Larder. Update Larder to open them.', false],
  'store/missing': ['LRD-STORE-004', 'The records are missing, but their key is here.', false],
  'store/in-use': ['LRD-STORE-005', 'Another Larder uses these records.', true],
  'store/disk-full': [
    'LRD-STORE-006',
    'The disk is full. Everything saved so far is safe; this last step was not saved.',
    true,
  ],
  'store/disk-failing': [
    'LRD-STORE-007',
    'The disk reports errors. Everything saved so far is kept; copy your records now.',
    false,
  ],
  'store/read-only': ['LRD-STORE-008', 'The disk is read-only. Nothing was changed.', false],
  'keychain/unavailable': ['LRD-KEY-001', 'This PC has no working keychain, where Larder keeps its key.', true],
  'keychain/locked': ['LRD-KEY-002', 'The keychain of this PC is locked. Unlock it, then try again.', true],
  'keychain/missing-key': [
    'LRD-KEY-003',
    'The key of these records is not in the keychain of this PC. The recovery code opens them.',
    false,
  ],
  'keychain/insecure': [
    'LRD-KEY-004',
    'The keychain of this PC stores secrets without protection. Larder does not use it.',
    false,
  ],
  'destination/offline': [
    'LRD-DST-001',
    'The place for copies cannot be reached. Copies wait here and go on when it is back.',
    true,
  ],
  'destination/refused': ['LRD-DST-002', 'The place for copies refused access. Check its permissions.', false],
  'destination/full': [
    'LRD-DST-003',
    'The place for copies is full. Your records here are safe; free some room.',
    true,
  ],
  'destination/read-only': ['LRD-DST-004', 'The place for copies is read-only.', false],
  'destination/wrong-repository': ['LRD-DST-005', 'This folder holds the copies of other records.', false],
  'destination/damaged': ['LRD-DST-006', 'A copy in this place is damaged. Your records here are safe.', false],
  'destination/slow': ['LRD-DST-007', 'The place for copies answers too slowly.', true],
  'destination/not-empty': [
    'LRD-DST-008',
    'This folder holds other files. Choose an empty folder or one with Larder copies.',
    false,
  ],
  'destination/inside-records': [
    'LRD-DST-010',
    'This folder lies inside the folder of your records. Choose one elsewhere, best on another disk.',
    false,
  ],
  'destination/exists': ['LRD-DST-009', 'This folder is already a place for copies.', false],
  'backup/no-destination': ['LRD-BKP-001', 'There is no place for copies yet. Add one.', false],
  'backup/silent-corruption': [
    'LRD-BKP-002',
    'A part of your records is damaged on disk. The last good copy is kept.',
    false,
  ],
  'backup/proof-failed': ['LRD-BKP-003', 'The newest copy could not be proved. Older proved copies are kept.', true],
  'backup/busy': ['LRD-BKP-004', 'A copy is being made already.', true],
  'restore/no-copies': ['LRD-RST-001', 'There are no Larder copies in this place.', false],
  'restore/newer-copy': [
    'LRD-RST-002',
    'This copy was made by a newer Larder. Update Larder, then put it back.',
    false,
  ],
  'restore/damaged-copy': ['LRD-RST-003', 'This copy is damaged and was not put back. Nothing was changed.', false],
  'restore/no-room': [
    'LRD-RST-004',
    'There is not enough room on this disk to put the copy back. Nothing was changed.',
    true,
  ],
  'restore/nothing-to-undo': ['LRD-RST-005', 'There is nothing to undo.', false],
  'restore/not-empty': ['LRD-RST-006', 'There are records in this folder already. They were not touched.', false],
  'operation/cancelled': ['LRD-OPR-001', 'Stopped. Nothing was changed.', true],
  'update/offline': ['LRD-UPD-001', 'The update place cannot be reached. Larder goes on as it is.', true],
  'update/not-trusted': ['LRD-UPD-002', 'The update is not signed by Larder. It was not installed.', false],
  'update/not-packaged': [
    'LRD-UPD-003',
    'Updates come to the installed Larder only. This one runs from its source.',
    false,
  ],
  unexpected: ['LRD-BUG-001', 'Larder met a fault of its own. Nothing of this step was saved.', true],
} as const satisfies Record<string, readonly [code: string, sentence: string, retriable: boolean]>;

export type FailureKey = keyof typeof list;

/** What crosses a process border when an intent fails: never a stack, never a secret. */
export interface Failure {
  readonly key: FailureKey;
  readonly code: string;
  readonly message: string;
  readonly retriable: boolean;
  /** Facts for the screen: a field name, seconds to wait, a fingerprint. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export function failure(key: FailureKey, detail: Failure['detail'] = {}, message?: string): Failure {
  const [code, sentence, retriable] = list[key];
  return { key, code, message: message ?? sentence, retriable, detail };
}

/** Thrown inside a process to leave an intent; becomes the envelope at its border. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(key: FailureKey, detail: Failure['detail'] = {}, message?: string) {
    const described = failure(key, detail, message);
    super(`${key}: ${described.message}`);
    this.failure = described;
  }
}

export type Envelope<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };
