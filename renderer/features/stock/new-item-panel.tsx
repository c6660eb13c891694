import { Button, Select, TextInput } from '@mantine/core';
import { type JSX, useState } from 'react';
import { minor } from '../../../shared/domain/money';
import { micro } from '../../../shared/domain/quantity';
import { unitCostOf } from '../../../shared/domain/unit-cost';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { FieldError } from '../../components/forms/field-error';
import { MoneyInput } from '../../components/forms/money-input';
import { QuantityInput } from '../../components/forms/quantity-input';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { SidePanel } from '../../components/panel/side-panel';
import { FailureNotice } from '../../components/state/failure-notice';
import { type ItemDraft, itemDraftProblems } from './item-draft';
import styles from './stock.module.css';
import { unitChoices } from './unit-choices';

const empty: ItemDraft = { name: '', category: '', unit: null, openingMicro: null, priceMinor: null };

export interface NewItemPanelProps {
  readonly onClose: () => void;
  readonly onAdded: (itemId: string) => void;
}

function errorOf(sentence: string | undefined): JSX.Element | undefined {
  return sentence === undefined ? undefined : <FieldError>{sentence}</FieldError>;
}

/** A new thing on the shelf, with what is there now as its first movement. */
export function NewItemPanel({ onClose, onAdded }: NewItemPanelProps): JSX.Element {
  const units = useLarder('stock.units', {});
  const create = useIntent('stock.createItem');
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<ItemDraft>): void => setDraft({ ...draft, ...part });
  const problems = itemDraftProblems(draft);
  const shown = tried ? problems : {};
  const save = (): void => {
    setTried(true);
    const { name, category, unit, openingMicro, priceMinor } = draft;
    if (Object.keys(problems).length > 0 || unit === null || create.isPending) return;
    const opening = openingMicro ?? 0;
    const cost = opening > 0 ? unitCostOf(minor(priceMinor ?? 0), micro(opening)) : 0;
    const kind = category.trim() === '' ? {} : { category: category.trim() };
    create.mutate(
      { name: name.trim(), unit, openingMicro: opening, unitCostMicro: cost, ...kind },
      { onSuccess: ({ id }) => onAdded(id) },
    );
  };
  useKeyIntents('panel', { primary: save });
  return (
    <SidePanel title="New item" onClose={onClose} holdsTyping={draft !== empty}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FailureNotice failure={refusalOf(create.error ?? units.error)} />
        <TextInput
          label="Name"
          maxLength={120}
          value={draft.name}
          error={errorOf(shown.name)}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Category (optional)"
          maxLength={60}
          value={draft.category}
          onChange={(event) => change({ category: event.currentTarget.value })}
        />
        <Select
          label="Counted in"
          description="The unit stays as long as the item does."
          data={unitChoices(units.data ?? [])}
          searchable
          value={draft.unit}
          error={errorOf(shown.unit)}
          onChange={(unit) => change({ unit })}
        />
        <QuantityInput
          label="On the shelf now"
          unit={draft.unit ?? undefined}
          value={draft.openingMicro}
          error={shown.openingMicro}
          onChange={(openingMicro) => change({ openingMicro })}
        />
        <MoneyInput
          label="What that quantity cost"
          hint="For its value. Type 0 if you do not know; deliveries bring the cost."
          value={draft.priceMinor}
          error={shown.priceMinor}
          onChange={(priceMinor) => change({ priceMinor })}
        />
        <div className={styles.pair}>
          <Button type="submit" disabled={create.isPending} aria-keyshortcuts="Control+Enter">
            {create.isPending ? 'Adding it…' : 'Add this item'}
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </form>
    </SidePanel>
  );
}
