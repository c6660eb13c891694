import type { ReadStore, WriteStore } from '../../store/store-handles';

export const selectProductRefs = (store: ReadStore, source: string) =>
  store.all<{ readonly key: string; readonly id: string }>(
    `SELECT external_id AS key, entity_id AS id FROM external_ref WHERE source = :source AND entity = 'product'`,
    { source },
  );

export const selectProductNames = (store: ReadStore) =>
  store.all<{ readonly id: string; readonly name: string }>(
    'SELECT id, name FROM product WHERE archived_at IS NULL ORDER BY created_at DESC, id DESC',
  );

export const selectDirectProducts = (store: ReadStore) =>
  store.all<{ readonly id: string }>(`SELECT id FROM product WHERE stock_mode = 'direct'`);

export const selectCategories = (store: ReadStore) =>
  store.all<{ readonly id: string; readonly name: string }>('SELECT id, name FROM category');

export const selectDrawers = (store: ReadStore) =>
  store.all<{ readonly id: string; readonly name: string; readonly standard: number }>(
    'SELECT id, name, standard FROM drawer',
  );

interface Birth {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly by: string;
}

export const insertCategory = (store: WriteStore, category: Birth & { readonly revenueClass: string }): number =>
  store.run(
    `INSERT INTO category (id, name, revenue_class, created_at, created_by, updated_at) VALUES (:id, :name, :revenueClass, :at, :by, :at)`,
    { ...category },
  );

export const insertProduct = (
  store: WriteStore,
  product: Birth & { readonly categoryId: string | null; readonly sku: string | null },
): number =>
  store.run(
    `INSERT INTO product (id, name, category_id, sku, stock_mode, sold_by, created_at, created_by, updated_at)
     VALUES (:id, :name, :categoryId, :sku, 'none', 'each', :at, :by, :at)`,
    { ...product },
  );

export const insertProductRef = (
  store: WriteStore,
  reference: { readonly source: string; readonly key: string; readonly id: string },
): number =>
  store.run(
    `INSERT INTO external_ref (source, entity, external_id, entity_id) VALUES (:source, 'product', :key, :id)`,
    { ...reference },
  );

export const insertDrawer = (store: WriteStore, drawer: Birth): number =>
  store.run(
    `INSERT INTO drawer (id, name, standard, active, created_at, created_by, updated_at) VALUES (:id, :name, 0, 1, :at, :by, :at)`,
    { ...drawer },
  );
