/** What happens to the row: `reject` is never added, `quarantine` waits for a person, `duplicate` is skipped, `warn` is added. */
export type RowSeverity = 'reject' | 'quarantine' | 'duplicate' | 'warn';

/** The closed list of what can be wrong with one row, each with the one thing that then happens to it. */
export const rowProblemSeverity = {
  'import/blank-amount': 'reject',
  'import/not-an-amount': 'reject',
  'import/other-currency': 'reject',
  'import/amount-too-large': 'reject',
  'import/not-a-quantity': 'reject',
  'import/not-a-count': 'warn',
  'import/not-a-date': 'reject',
  'import/not-yes-or-no': 'reject',
  'import/missing-id': 'reject',
  'import/ragged-row': 'reject',
  'import/open-quote': 'reject',
  'import/negative-payment': 'reject',
  'import/unknown-event': 'reject',
  'import/unknown-status': 'quarantine',
  'import/unknown-method': 'quarantine',
  'import/payment-does-not-add-up': 'quarantine',
  'import/refund-sign': 'quarantine',
  'import/refund-without-date': 'quarantine',
  'import/refund-without-amount': 'quarantine',
  'import/refund-of-unpaid': 'quarantine',
  'import/refund-of-tip-only': 'warn',
  'import/same-id-differs': 'quarantine',
  'import/same-row-twice': 'duplicate',
  'import/totals-row': 'warn',
  'import/repeated-header': 'warn',
  'import/business-date-disagrees': 'warn',
  'import/time-happened-twice': 'warn',
  'import/time-skipped': 'warn',
  'import/unknown-time-zone': 'warn',
  'import/tip-on-split': 'warn',
  'import/sale-incomplete': 'warn',
  'import/order-does-not-add-up': 'warn',
  'import/line-does-not-add-up': 'warn',
  'import/tendered-too-little': 'warn',
  'import/card-number-hidden': 'warn',
  'import/read-as-windows-1252': 'warn',
  'import/nul-removed': 'warn',
  'import/damaged-letters': 'warn',
  'import/repeated-column': 'warn',
  'import/already-here': 'duplicate',
  'import/file-already-here': 'duplicate',
  'import/figures-changed': 'quarantine',
  'import/status-went-back': 'quarantine',
  'import/void-after-count': 'quarantine',
  'import/refund-above-payment': 'warn',
  'import/after-closed-drawer': 'warn',
} as const satisfies Record<string, RowSeverity>;

export type RowProblemCode = keyof typeof rowProblemSeverity;

/** The closed list of why a whole file is not used. */
export type FileRefusalCode =
  | 'import/empty'
  | 'import/too-large'
  | 'import/html'
  | 'import/spreadsheet'
  | 'import/not-text'
  | 'import/broken-quotes'
  | 'import/unknown-layout'
  | 'import/missing-column'
  | 'import/damaged-ids'
  | 'import/mixed-locations'
  | 'import/day-first-dates'
  | 'import/ambiguous-numbers'
  | 'import/mixed-decimal-marks';

/** One thing wrong with one row, before it is put into words. */
export interface RowNote {
  /** 1-based line of the file on which the record starts. */
  readonly row: number;
  readonly code: RowProblemCode;
  /** The column as the vendor writes it. */
  readonly column?: string;
  /** The cell, shortened and with card numbers hidden. */
  readonly value?: string;
}

/** Why a whole file is not used, before it is put into words. */
export interface FileRefusal {
  readonly code: FileRefusalCode;
  readonly column?: string;
  readonly row?: number;
  readonly value?: string;
}
