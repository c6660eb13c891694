import type { WriteStore } from '../../store/store-handles';

export interface Stamp {
  readonly at: string;
  readonly by: string;
}

export const insertReason = (
  store: WriteStore,
  reason: { readonly id: string; readonly area: string; readonly code: string; readonly label: string },
  restricted: boolean,
  stamp: Stamp,
): number =>
  store.run(
    `INSERT INTO reason (id, area, code, label, restricted, created_at, created_by, updated_at)
     VALUES (:id, :area, :code, :label, :restricted, :at, :by, :at)`,
    {
      id: reason.id,
      area: reason.area,
      code: reason.code,
      label: reason.label,
      restricted: restricted ? 1 : 0,
      ...stamp,
    },
  );

export const insertUnit = (
  store: WriteStore,
  unit: {
    readonly code: string;
    readonly dimension: string;
    readonly numerator: number;
    readonly denominator: number;
    readonly sort: number;
  },
): number => store.run('INSERT INTO unit VALUES (:code, :dimension, :numerator, :denominator, :sort)', { ...unit });

export const insertDenomination = (
  store: WriteStore,
  denomination: {
    readonly id: string;
    readonly currency: string;
    readonly valueMinor: number;
    readonly kind: string;
    readonly rollQuantity: number | null;
  },
): number =>
  store.run('INSERT INTO denomination VALUES (:id, :currency, :valueMinor, :kind, :rollQuantity, 1)', {
    ...denomination,
  });
