import type { ImportSource, ParsedThing } from '../../../shared/domain/imports/parsed-file';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import { Catalogue } from './catalogue';
import { selectOrderOfPayment } from './ledger-sql';
import { loadOrder } from './load-order';
import type { OrderState, Origin } from './order-state';
import type { StockPlan } from './plan-stock';

/** The orders that one call looks at or changes, read from the ledger when first asked for. */
export class OrderBook {
  readonly catalogue: Catalogue;
  readonly newId: CallContext['newId'];
  readonly stock: StockPlan = { sales: [], takenBack: [] };
  readonly #store: ReadStore;
  readonly #orders = new Map<string, OrderState | undefined>();
  readonly #paymentHomes = new Map<string, string>();

  constructor(store: ReadStore, newId: CallContext['newId']) {
    this.#store = store;
    this.newId = newId;
    this.catalogue = new Catalogue(store, newId);
  }

  find(source: ImportSource, externalId: string): OrderState | undefined {
    const key = `${source} ${externalId}`;
    if (this.#orders.has(key)) return this.#orders.get(key);
    const order = loadOrder(this.#store, source, externalId);
    this.#orders.set(key, order);
    return order;
  }

  /** The order, or one that waits for the file that describes it. */
  findOrStart(source: ImportSource, externalId: string, thing: ParsedThing, origin: Origin): OrderState {
    return this.find(source, externalId) ?? this.#start(source, externalId, thing, origin);
  }

  /** The order a payment hangs on already, in this call or in the ledger. */
  homeOfPayment(source: ImportSource, externalId: string): string | undefined {
    return this.#paymentHomes.get(`${source} ${externalId}`) ?? selectOrderOfPayment(this.#store, source, externalId);
  }

  rememberPayment(source: ImportSource, externalId: string, orderExternalId: string): void {
    this.#paymentHomes.set(`${source} ${externalId}`, orderExternalId);
  }

  /** In the order in which they were first met. */
  orders(): readonly OrderState[] {
    return [...this.#orders.values()].filter((order) => order !== undefined);
  }

  #start(source: ImportSource, externalId: string, thing: ParsedThing, origin: Origin): OrderState {
    const order: OrderState = {
      ...origin,
      id: this.newId(),
      source,
      externalId,
      isNew: true,
      changed: false,
      complete: false,
      fields: {
        // Numbers restart every day, so the end of the vendor's id stands in until the number is known.
        orderNo: `…${externalId.slice(-4)}`,
        openedAt: thing.occurredAt,
        closedAt: null,
        businessDate: thing.businessDate,
        channel: 'other',
        server: null,
        status: 'PENDING',
        subtotalMinor: 0,
        discountMinor: 0,
        taxMinor: 0,
        tipMinor: 0,
        gratuityMinor: 0,
        roundingMinor: 0,
        totalMinor: 0,
        guestCount: null,
      },
      lastLineNo: 0,
      lines: new Map(),
      payments: new Map(),
      refunds: new Map(),
      deductions: new Map(),
    };
    this.#orders.set(`${source} ${externalId}`, order);
    return order;
  }
}
