import type { ImportSource, ParsedItem } from '../../../shared/domain/imports/parsed-file';
import type { CallContext } from '../../pipeline/module';
import type { ReadStore } from '../../store/store-handles';
import {
  selectCategories,
  selectDirectProducts,
  selectDrawers,
  selectProductNames,
  selectProductRefs,
} from './catalogue-sql';

export interface NewProduct {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly sku: string;
}

/** Names that exports use: products and drawers, found in the ledger or to be created with the import. */
export class Catalogue {
  readonly newProducts: NewProduct[] = [];
  readonly newRefs: { readonly source: ImportSource; readonly key: string; readonly id: string }[] = [];
  readonly newDrawers: { readonly id: string; readonly name: string }[] = [];
  /** Products that are stock items themselves. */
  readonly direct: ReadonlySet<string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly #refs = new Map<ImportSource, Map<string, string>>();
  readonly #names: Map<string, string>;
  readonly #drawers: Map<string, { readonly id: string; readonly name: string }>;
  readonly #standardDrawer: string | null;
  readonly #store: ReadStore;
  readonly #newId: CallContext['newId'];

  constructor(store: ReadStore, newId: CallContext['newId']) {
    this.#store = store;
    this.#newId = newId;
    this.direct = new Set(selectDirectProducts(store).map((row) => row.id));
    this.categories = new Map(selectCategories(store).map((row) => [row.name, row.id]));
    this.#names = new Map(selectProductNames(store).map((row) => [keyOf(row.name), row.id]));
    const drawers = selectDrawers(store);
    this.#drawers = new Map(drawers.map((row) => [keyOf(row.name), row]));
    this.#standardDrawer = drawers.find((row) => row.standard === 1)?.id ?? null;
  }

  /** @returns the product's id, or null for a line without a name (a custom amount). */
  product(source: ImportSource, item: ParsedItem): string | null {
    const name = saleName(item);
    const key = keyOf(name);
    if (key === '') return null;
    const refs = this.#refsOf(source);
    const known = refs.get(key);
    if (known !== undefined) return known;
    const id = this.#names.get(key) ?? this.#newId();
    if (!this.#names.has(key)) this.newProducts.push({ id, name, category: item.category, sku: item.sku });
    this.#names.set(key, id);
    refs.set(key, id);
    this.newRefs.push({ source, key, id });
    return id;
  }

  /** A blank name means the standard drawer. */
  drawer(name: string | undefined): string | null {
    const key = keyOf(name ?? '');
    if (name === undefined || key === '') return this.#standardDrawer;
    const known = this.#drawers.get(key);
    if (known !== undefined) return known.id;
    const drawer = { id: this.#newId(), name: name.trim() };
    this.#drawers.set(key, drawer);
    this.newDrawers.push(drawer);
    return drawer.id;
  }

  drawerName(id: string): string {
    return [...this.#drawers.values()].find((drawer) => drawer.id === id)?.name ?? 'the drawer';
  }

  #refsOf(source: ImportSource): Map<string, string> {
    const known =
      this.#refs.get(source) ?? new Map(selectProductRefs(this.#store, source).map((row) => [row.key, row.id]));
    this.#refs.set(source, known);
    return known;
  }
}

/** Square's only price point is called Regular, which says nothing. */
export function saleName(item: Pick<ParsedItem, 'name' | 'variation'>): string {
  const plain = item.variation === '' || item.variation.toLowerCase() === 'regular';
  return plain ? item.name : `${item.name} (${item.variation})`;
}

const keyOf = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** A first guess by the vendor's words; people set it right in the catalogue. */
export function revenueClassOf(category: string): 'food' | 'beverage' | 'alcohol' | 'other' {
  if (/non-?\s?alcoholic|soft|drink|beverage|coffee|tea\b|juice/i.test(category)) return 'beverage';
  if (/alcohol|beer|wine|spirit|cocktail|liquor/i.test(category)) return 'alcohol';
  return /food|pizza|pasta|starter|dessert|salad|main|side|kitchen/i.test(category) ? 'food' : 'other';
}
