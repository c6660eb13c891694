export interface ReasonSeed {
  readonly area: 'cash' | 'stock';
  readonly code: string;
  readonly label: string;
}

const cash: readonly (readonly [code: string, label: string])[] = [
  ['COUNT_ERROR', 'Counted wrong'],
  ['UNCONFIRMED_ORDER', 'An order was paid but not confirmed'],
  ['CANCELLED_AFTER_PAYMENT', 'An order was cancelled after it was paid'],
  ['DUPLICATE_PAYMENT', 'A payment was entered twice'],
  ['REFUND_NOT_RECORDED', 'Money was handed back but not entered'],
  ['REFUND_NOT_PAID', 'A refund was entered but not handed back'],
  ['WRONG_TENDER', 'Cash and card were mixed up'],
  ['CHANGE_ERROR', 'Wrong change was given'],
  ['FLOAT_ERROR', 'The float was not as entered'],
  ['PAYOUT_NOT_RECORDED', 'Cash was paid out but not entered'],
  ['DROP_NOT_RECORDED', 'A safe drop was not entered'],
  ['TIP_PAYOUT', 'Tips were paid from the drawer'],
  ['BOUNDARY_TIMING', 'A payment belongs to the shift before or after'],
  ['ROUNDING', 'Cash rounding'],
  ['COUNTERFEIT', 'A note or coin is not genuine'],
  ['THEFT_SUSPECTED', 'Theft is suspected'],
  ['IMPORT_GAP', 'Something is missing from an import'],
  ['UNEXPLAINED', 'No explanation found'],
];

const stock: readonly (readonly [code: string, label: string])[] = [
  ['PHYSICAL_COUNT', 'The count shows another quantity'],
  ['SPOILED', 'Spoiled'],
  ['EXPIRED', 'Past its date'],
  ['DAMAGED', 'Damaged'],
  ['OVERPREP', 'Too much was prepared'],
  ['DROPPED', 'Dropped or spilled'],
  ['WRONG_ORDER', 'Made for a wrong order'],
  ['STAFF_MEAL', 'Staff meal'],
  ['COMP', 'Given to a guest'],
  ['SAMPLE', 'Tasting or sample'],
  ['THEFT_SUSPECTED', 'Theft is suspected'],
  ['UNIT_ERROR', 'Entered in the wrong unit'],
  ['RECEIVING_ERROR', 'A delivery was entered wrong'],
  ['RECIPE_ERROR', 'A recipe takes another quantity'],
  ['UNRECORDED_SALE', 'A sale was not entered'],
  ['TRANSFER', 'Moved to or from another place'],
  ['DATA_ENTRY', 'Typing mistake'],
  ['UNEXPLAINED', 'No explanation found'],
];

/** The causes a new restaurant starts with (domain rules §1.9); labels may be changed, none is ever deleted. */
export const reasonSeeds: readonly ReasonSeed[] = [
  ...cash.map(([code, label]) => ({ area: 'cash' as const, code, label })),
  ...stock.map(([code, label]) => ({ area: 'stock' as const, code, label })),
];

/** Offered to managers and owners only: the word alone accuses somebody. */
export const isRestricted = (code: string): boolean => code.startsWith('THEFT_');
