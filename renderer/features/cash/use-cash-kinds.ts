import { useMemo } from 'react';
import { useLarder } from '../../api/hooks';
import { useFormats } from '../../components/format/format-context';
import { type CountSheet, countSheet } from './count-sheet';

export interface CashKinds {
  readonly sheet: CountSheet | null;
  readonly error: Error | null;
}

/** The lines of every count of this restaurant's money. */
export function useCashKinds(): CashKinds {
  const { money } = useFormats();
  const { data, error } = useLarder('cash.denominations', {});
  const sheet = useMemo(() => (data === undefined ? null : countSheet(data, money)), [data, money]);
  return { sheet, error };
}
