import type { RowNote } from '../../../shared/domain/imports/import-codes';
import type { OrderStatus } from '../../../shared/domain/orders/order-status';
import type { BaseStatus, OrderState, Origin } from './order-state';

/** What a file changed about things that were there before it, so that taking it back can undo it. */
export type Undo =
  | { readonly kind: 'completed'; readonly source: OrderState['source']; readonly order: string }
  | {
      readonly kind: 'order';
      readonly source: OrderState['source'];
      readonly order: string;
      readonly from: OrderStatus;
      readonly to: OrderStatus;
    }
  | {
      readonly kind: 'payment';
      readonly source: OrderState['source'];
      readonly order: string;
      readonly payment: string;
      readonly from: BaseStatus;
      readonly to: BaseStatus;
    }
  | { readonly kind: 'line'; readonly source: OrderState['source']; readonly order: string; readonly line: string };

export type RowOutcome = 'changed' | 'same' | 'conflict';

/** What one file does to the book, row by row. */
export class FileChanges {
  readonly batchId: string;
  readonly rows = new Map<number, RowOutcome>();
  readonly notes: RowNote[] = [];
  readonly undo: Undo[] = [];
  /** Batches that cannot be taken back while this one stands. */
  readonly dependsOn = new Set<string>();
  readonly touched = new Set<OrderState>();
  newOrders = 0;
  newPayments = 0;
  newRefunds = 0;
  newLines = 0;
  stockMoves = 0;

  constructor(batchId: string) {
    this.batchId = batchId;
  }

  changed(rows: readonly number[]): void {
    for (const row of rows) if (this.rows.get(row) !== 'conflict') this.rows.set(row, 'changed');
  }

  same(rows: readonly number[]): void {
    for (const row of rows) if (!this.rows.has(row)) this.rows.set(row, 'same');
  }

  conflict(rows: readonly number[], note: Omit<RowNote, 'row'>): void {
    for (const row of rows) {
      if (this.rows.get(row) !== 'conflict') this.notes.push({ row, ...note });
      this.rows.set(row, 'conflict');
    }
  }

  isSetAside(rows: readonly number[]): boolean {
    return rows.some((row) => this.rows.get(row) === 'conflict');
  }

  leansOn({ batchId }: Origin): void {
    if (batchId !== null && batchId !== this.batchId) this.dependsOn.add(batchId);
  }

  touch(order: OrderState): void {
    this.touched.add(order);
    this.leansOn(order);
  }
}
