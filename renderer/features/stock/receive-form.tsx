import { Button, TextInput } from '@mantine/core';
import { type JSX, useState } from 'react';
import { minor } from '../../../shared/domain/money';
import { micro } from '../../../shared/domain/quantity';
import { unitCostOf } from '../../../shared/domain/unit-cost';
import { refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { MoneyInput } from '../../components/forms/money-input';
import { QuantityInput } from '../../components/forms/quantity-input';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { FailureNotice } from '../../components/state/failure-notice';
import styles from './stock.module.css';
import { inBaseUnit, type StockItem } from './stock-words';

export interface ReceiveFormProps {
  readonly item: StockItem;
  readonly onDone: () => void;
}

/** A delivery of one item: how much came, and what all of it cost, so that a price below a cent a gram stays exact. */
export function ReceiveForm({ item, onDone }: ReceiveFormProps): JSX.Element {
  const [quantity, setQuantity] = useState<number | null>(null);
  const [price, setPrice] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const receive = useIntent('stock.receive');
  const save = (): void => {
    setTried(true);
    if (quantity === null || quantity <= 0 || price === null || receive.isPending) return;
    const quantityMicro = inBaseUnit(quantity, item.unitMicro);
    const unitCostMicro = unitCostOf(minor(price), micro(quantityMicro));
    const words = note.trim() === '' ? {} : { note: note.trim() };
    receive.mutate({ itemId: item.id, quantityMicro, unitCostMicro, ...words }, { onSuccess: onDone });
  };
  useKeyIntents('panel', { primary: save });
  return (
    <form
      className={`${styles.section} ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FailureNotice failure={refusalOf(receive.error)} />
      <QuantityInput
        label="How much came"
        unit={item.unit}
        value={quantity}
        onChange={setQuantity}
        autoFocus
        error={tried && (quantity === null || quantity <= 0) ? 'Type how much came, above 0.' : undefined}
      />
      <MoneyInput
        label="What all of it cost"
        hint="Without tax you get back. Type 0 if it was free."
        value={price}
        onChange={setPrice}
        error={tried && price === null ? 'This is empty. Type 0 if it was free.' : undefined}
      />
      <TextInput
        label="Note (optional)"
        description="Supplier or number of the delivery note"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <Button type="submit" disabled={receive.isPending} aria-keyshortcuts="Control+Enter">
          {receive.isPending ? 'Adding it…' : 'Add this delivery'}
        </Button>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </form>
  );
}
