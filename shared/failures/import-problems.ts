import {
  type FileRefusal,
  type FileRefusalCode,
  type RowNote,
  type RowProblemCode,
  rowProblemSeverity,
} from '../domain/imports/import-codes';
import type { RowProblem } from '../domain/imports/parsed-file';

interface Facts {
  /** The column's name in quotes, or `a cell`. */
  readonly column: string;
  /** The cell's text in quotes, or `nothing`. */
  readonly value: string;
}

type Sentence = (facts: Facts) => string;

/** One plain sentence for each thing that can be wrong with a row: the fact, then what became of the row. */
const rowSentences: Readonly<Record<RowProblemCode, Sentence>> = {
  'import/blank-amount': ({ column }) => `${column} is empty. An empty amount is not 0, so this row was not read.`,
  'import/not-an-amount': ({ column, value }) => `${column} says ${value}, which is no amount. This row was not read.`,
  'import/other-currency': ({ column, value }) =>
    `${column} says ${value}, which is another currency than the restaurant's. This row was not read.`,
  'import/amount-too-large': ({ column, value }) =>
    `${column} says ${value}, which is too large. This row was not read.`,
  'import/not-a-quantity': ({ column, value }) =>
    `${column} says ${value}, which is no quantity. This row was not read.`,
  'import/not-a-count': ({ column, value }) => `${column} says ${value}, which is no whole number. It was left out.`,
  'import/not-a-date': ({ column, value }) =>
    `${column} says ${value}, which is no date and time that Larder knows. This row was not read.`,
  'import/not-yes-or-no': ({ column, value }) =>
    `${column} says ${value}, where true or false was expected. This row was not read.`,
  'import/missing-id': ({ column }) => `${column} is empty, so this row belongs to no sale. It was not read.`,
  'import/ragged-row': ({ value }) =>
    `This row has another number of cells than the header (${value}), so its columns may be shifted. It was not read.`,
  'import/open-quote': ({ value }) =>
    `A quotation mark in this row is not closed, so the lines up to ${value} ran together. None of them was read.`,
  'import/negative-payment': ({ column, value }) =>
    `This payment is below zero (${column}: ${value}) but is not marked as a refund. This row was not read.`,
  'import/unknown-event': ({ column, value }) =>
    `${column} says ${value}, which is neither a payment nor a refund. This row was not read.`,
  'import/unknown-status': ({ column, value }) =>
    `${column} says ${value}, which Larder does not know. Decide whether the money was taken.`,
  'import/unknown-method': ({ column, value }) =>
    `${column} says ${value}, which is no way to pay that Larder knows. Decide what it is.`,
  'import/payment-does-not-add-up': ({ column, value }) =>
    `The parts of this payment do not add up to ${column} ${value}. Compare it with the POS, then decide.`,
  'import/refund-sign': ({ column, value }) =>
    `This row is marked as a refund but its ${column} is above zero: ${value}. Decide which of the two it is.`,
  'import/refund-without-date': ({ column }) =>
    `This refund has no ${column}. Decide on which day the money went back.`,
  'import/refund-without-amount': ({ column }) =>
    `This row is marked as refunded, but ${column} says no amount. Compare it with the POS, then decide.`,
  'import/refund-of-unpaid': ({ column, value }) =>
    `This refund belongs to a payment that took no money (${column}: ${value}). Compare it with the POS, then decide.`,
  'import/refund-of-tip-only': () => 'This refund gave back nothing but a tip. It counts as a refund of that amount.',
  'import/same-id-differs': ({ column, value }) =>
    `${column} ${value} stands in this file twice with different figures. The first was read; decide about this one.`,
  'import/same-row-twice': ({ column, value }) =>
    `${column} ${value} stands in this file twice with the same figures. The second was skipped.`,
  'import/totals-row': ({ value }) => `${value} is a line of the report, not a sale. It was skipped.`,
  'import/repeated-header': () => 'The header stands here once more. It was skipped.',
  'import/business-date-disagrees': ({ column, value }) =>
    `The file is filed under another day than ${value}, the day of ${column} by your closing hour. The file's day counts.`,
  'import/time-happened-twice': ({ column, value }) =>
    `The clock showed ${value} twice that night. ${column} was read as the first time.`,
  'import/time-skipped': ({ column, value }) =>
    `The clock skipped ${value} that night. ${column} was moved forward by the skipped time.`,
  'import/unknown-time-zone': ({ column, value }) =>
    `${column} says ${value}. From here on such rows are read in the time zone of your restaurant.`,
  'import/tip-on-split': ({ value }) =>
    `This payment has two tenders and one tip of ${value}. The tip was booked to the card or wallet before cash.`,
  'import/sale-incomplete': ({ value }) =>
    `Another row of sale ${value} was not read, so this order holds only a part of it.`,
  'import/order-does-not-add-up': ({ column, value }) =>
    `The parts of this order do not add up to ${column} ${value}. It was read as it stands.`,
  'import/line-does-not-add-up': ({ column, value }) =>
    `Price less discount is not ${column} ${value}. The line was read as it stands.`,
  'import/tendered-too-little': ({ column, value }) =>
    `${column} ${value} is less than the payment. The payment was read; its change is not known.`,
  'import/card-number-hidden': ({ column }) => `${column} holds a card number. Only its last four digits are kept.`,
  'import/read-as-windows-1252': () =>
    'This file is not in UTF-8. It was read as Windows-1252; look at names with accents before you add it.',
  'import/nul-removed': () => 'This file holds empty control characters. They were taken out.',
  'import/damaged-letters': ({ value }) =>
    `Letters such as ${value} show that another program damaged this file's accents. Amounts are not affected.`,
  'import/repeated-column': ({ column }) => `${column} stands in the header twice. The first one counts.`,
  'import/already-here': () => 'This row is in Larder already. It was skipped.',
  'import/file-already-here': ({ value }) =>
    `Exactly this file was added on ${value}. Nothing was added a second time.`,
  'import/figures-changed': ({ column, value }) =>
    `${column} ${value} is in Larder with other figures. Larder keeps the first; compare both with the POS, then decide.`,
  'import/status-went-back': ({ column, value }) =>
    `${column} ${value} is further on in Larder than in this file. Larder keeps what it has; compare it with the POS.`,
  'import/void-after-count': ({ column, value }) =>
    `${column} ${value} is void in this file, but a drawer was counted with it. It stays; record what happened to the money.`,
  'import/refund-above-payment': ({ column, value }) =>
    `${column} ${value} has more refunds than it took money. They were added as they stand.`,
  'import/after-closed-drawer': ({ column, value }) =>
    `Cash of ${column} on ${value} arrived after that drawer was signed. It was added and belongs to no signed drawer.`,
};

const nothingAdded = 'Nothing was added.';

/** One plain sentence for each reason not to use a file, with the step that helps. */
const refusalSentences: Readonly<Record<FileRefusalCode, (facts: Facts) => string>> = {
  'import/empty': () => `This file is empty. ${nothingAdded} Export it from the POS once more.`,
  'import/too-large': () => `This file is larger than 50 MB. ${nothingAdded} Export fewer days at a time.`,
  'import/html': () =>
    `This is a web page saved as a file, most likely a sign-in page. ${nothingAdded} Sign in to the POS and export again.`,
  'import/spreadsheet': () =>
    `This is a spreadsheet or a document, not a CSV export. ${nothingAdded} Choose CSV when you export from the POS.`,
  'import/not-text': () => `This file holds no readable text. ${nothingAdded} Choose the CSV export of the POS.`,
  'import/broken-quotes': ({ value }) =>
    `A quotation mark is opened and never closed (near line ${value}), so rows cannot be told apart. ${nothingAdded}`,
  'import/unknown-layout': () =>
    `This is not an export that Larder knows. ${nothingAdded} Larder reads Square transactions and items, and Toast PaymentDetails, OrderDetails and ItemSelectionDetails.`,
  'import/missing-column': ({ column, value }) =>
    `The column ${column} is missing from this file, which looks like ${value}. ${nothingAdded} Export it with all columns.`,
  'import/damaged-ids': ({ column, value }) =>
    `A spreadsheet program has shortened the numbers in ${column}, such as ${value}. ${nothingAdded} Use the file as the POS made it, unopened.`,
  'import/mixed-locations': ({ value }) =>
    `This file holds more than one location: ${value}. ${nothingAdded} Export one location at a time.`,
  'import/day-first-dates': ({ column, value }) =>
    `${column} says ${value}, with the day before the month. ${nothingAdded} Set the POS to month first, or to year-month-day.`,
  'import/ambiguous-numbers': () =>
    `Amounts such as 1,234 could mean a thousand or one and a bit. ${nothingAdded} Export with two decimals.`,
  'import/mixed-decimal-marks': () =>
    `Some amounts use a decimal point and some a comma. ${nothingAdded} Use the file as the POS made it.`,
};

/** Puts a row's problem into words and adds what happens to the row. */
export function describeRowNote(note: RowNote): RowProblem {
  const { row, code } = note;
  return { row, code, message: rowSentences[code](factsOf(note)), severity: rowProblemSeverity[code] };
}

/** Puts the reason for not using a file into words. */
export function describeFileRefusal(refusal: FileRefusal): string {
  return refusalSentences[refusal.code](factsOf(refusal));
}

/** The code in front of every refusal that a person can read out on the telephone. */
export const fileRefusalCodes = Object.keys(refusalSentences) as readonly FileRefusalCode[];

function factsOf({ column, value }: { readonly column?: string; readonly value?: string }): Facts {
  return {
    column: column === undefined ? 'a cell' : `“${column}”`,
    value: value === undefined || value === '' ? 'nothing' : `“${value}”`,
  };
}
