import type { ImportKind, ImportSource } from './parsed-file';

/** One export of one vendor. Columns are named as the vendor writes them and found by name in any order, never by place. */
export interface ImportLayout {
  readonly source: ImportSource;
  readonly kind: ImportKind;
  readonly title: string;
  /** Without one of these the file is refused. */
  readonly required: readonly string[];
  /** Used when there. Other columns are kept as text only. */
  readonly optional: readonly string[];
  /** Other spellings seen in real files, to the name used here. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Columns that only another export of the same vendor has. */
  readonly foreign: readonly string[];
  /** Long ids that a spreadsheet program damages, and that must not be taken for card numbers. */
  readonly ids: readonly string[];
  /** The column that a real record always fills; a totals row leaves it empty. */
  readonly key: string;
  /** Cells that show which decimal mark the file uses. */
  readonly money: readonly string[];
  /** Words people typed, where a card number may stand. */
  readonly words: readonly string[];
}

const squareTransactions: ImportLayout = {
  source: 'square',
  kind: 'transactions',
  title: 'Square transactions',
  required: [
    'Date',
    'Time',
    'Gross Sales',
    'Discounts',
    'Net Sales',
    'Tax',
    'Tip',
    'Total Collected',
    'Card',
    'Cash',
    'Transaction ID',
    'Payment ID',
    'Event Type',
  ],
  optional: [
    'Time Zone',
    'Service Charges',
    'Gift Card Sales',
    'Source',
    'Square Gift Card',
    'Other Tender',
    'Other Tender Type',
    'Tender Note',
    'Card Brand',
    'PAN Suffix',
    'Device Name',
    'Staff Name',
    'Details',
    'Description',
    'Location',
    'Dining Option',
    'Refund Reason',
    'Transaction Status',
    'Cash App',
    'Order Reference ID',
    'Fulfillment Note',
    'Channel',
  ],
  aliases: { 'Other Tender Note': 'Tender Note', 'Device Nickname': 'Device Name' },
  foreign: ['Item', 'Qty'],
  ids: ['Transaction ID', 'Payment ID', 'Customer ID', 'Deposit ID', 'Order Reference ID', 'Staff ID'],
  key: 'Payment ID',
  money: ['Gross Sales', 'Discounts', 'Net Sales', 'Tax', 'Tip', 'Total Collected', 'Card', 'Cash'],
  words: ['Tender Note', 'Description', 'Refund Reason', 'Fulfillment Note'],
};

const squareItems: ImportLayout = {
  source: 'square',
  kind: 'items',
  title: 'Square items',
  required: [
    'Date',
    'Time',
    'Item',
    'Qty',
    'Gross Sales',
    'Discounts',
    'Net Sales',
    'Tax',
    'Transaction ID',
    'Payment ID',
    'Event Type',
  ],
  optional: ['Time Zone', 'Category', 'Price Point Name', 'SKU', 'Modifiers Applied', 'Notes', 'Location'],
  aliases: {},
  foreign: ['Total Collected'],
  ids: ['Transaction ID', 'Payment ID', 'Customer ID', 'SKU', 'GTIN', 'Token'],
  key: 'Payment ID',
  money: ['Gross Sales', 'Discounts', 'Net Sales', 'Tax'],
  words: ['Item', 'Modifiers Applied', 'Notes', 'Fulfillment Note'],
};

const toastPayments: ImportLayout = {
  source: 'toast',
  kind: 'payments',
  title: 'Toast PaymentDetails',
  required: [
    'Payment Id',
    'Order Id',
    'Paid Date',
    'Amount',
    'Tip',
    'Total',
    'Amount Tendered',
    'Refunded',
    'Refund Date',
    'Refund Amount',
    'Refund Tip Amount',
    'Void Date',
    'Status',
    'Type',
  ],
  optional: ['Location', 'Gratuity', 'Server', 'Cash Drawer', 'Card Type', 'Other Type', 'House Acct #'],
  aliases: { 'House Acct. #': 'House Acct #' },
  foreign: [],
  ids: ['Payment Id', 'Order Id', 'Check Id'],
  key: 'Payment Id',
  money: ['Amount', 'Tip', 'Total', 'Gratuity'],
  words: ['Tab Name', 'House Acct #', 'Other Type'],
};

const toastOrders: ImportLayout = {
  source: 'toast',
  kind: 'orders',
  title: 'Toast OrderDetails',
  required: [
    'Order Id',
    'Order #',
    'Opened',
    'Discount Amount',
    'Amount',
    'Tax',
    'Tip',
    'Total',
    'Voided',
    'Paid',
    'Closed',
  ],
  optional: ['Location', 'Gratuity', '# of Guests', 'Server', 'Service', 'Dining Options', 'Order Source'],
  aliases: { 'Dining Option': 'Dining Options', Guests: '# of Guests' },
  foreign: [],
  ids: ['Order Id'],
  key: 'Order Id',
  money: ['Discount Amount', 'Amount', 'Tax', 'Tip', 'Total', 'Gratuity'],
  words: ['Tab Names'],
};

const toastItems: ImportLayout = {
  source: 'toast',
  kind: 'items',
  title: 'Toast ItemSelectionDetails',
  required: [
    'Order Id',
    'Order Date',
    'Item Selection Id',
    'Menu Item',
    'Gross Price',
    'Discount',
    'Net Price',
    'Qty',
    'Tax',
    'Void?',
  ],
  optional: ['Location', 'Sent Date', 'SKU', 'PLU', 'Menu Group', 'Sales Category'],
  aliases: { Discnt: 'Discount', 'Sales Cateogry': 'Sales Category', Void: 'Void?' },
  foreign: ['Modifier Id', 'Modifier'],
  ids: ['Order Id', 'Check Id', 'Item Selection Id', 'Item Id', 'Master Id', 'SKU', 'PLU'],
  key: 'Item Selection Id',
  money: ['Gross Price', 'Discount', 'Net Price', 'Tax'],
  words: ['Menu Item', 'Tab Name'],
};

/** Every export Larder reads. */
export const importLayouts: readonly ImportLayout[] = [
  squareTransactions,
  squareItems,
  toastPayments,
  toastOrders,
  toastItems,
];
