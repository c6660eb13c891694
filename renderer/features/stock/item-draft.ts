/** A new item while it is typed. */
export interface ItemDraft {
  readonly name: string;
  readonly category: string;
  readonly unit: string | null;
  /** Micro-units of `unit`; null while empty. */
  readonly openingMicro: number | null;
  /** What the opening quantity cost in all, minor units. */
  readonly priceMinor: number | null;
}

export type ItemDraftProblems = Readonly<Partial<Record<keyof ItemDraft, string>>>;

/** What still keeps the item from being added, with its remedy, by field. */
export function itemDraftProblems(draft: ItemDraft): ItemDraftProblems {
  const opens = draft.openingMicro !== null && draft.openingMicro > 0;
  return {
    ...(draft.name.trim() === '' ? { name: 'Type the name people use for it.' } : {}),
    ...(draft.unit === null ? { unit: 'Choose what one of it is.' } : {}),
    ...(draft.openingMicro === null ? { openingMicro: 'This is empty. Type 0 if there is none.' } : {}),
    ...(opens && draft.priceMinor === null ? { priceMinor: 'This is empty. Type 0 if you do not know.' } : {}),
  };
}
