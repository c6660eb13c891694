import { addMicro, type Micro, negateMicro, zeroMicro } from '../quantity';

/** Why stock changed. Movements are only ever added; on-hand is their sum. */
export const movementKinds = [
  'opening',
  'receipt',
  'return_to_vendor',
  'sale',
  'sale_reversal',
  'prep_in',
  'prep_out',
  'waste',
  'transfer',
  'adjust',
  'count_correction',
  'reversal',
] as const;
export type MovementKind = (typeof movementKinds)[number];

export type MovementDirection = 'in' | 'out' | 'either';

const directions: Readonly<Record<MovementKind, MovementDirection>> = {
  opening: 'in',
  receipt: 'in',
  return_to_vendor: 'out',
  sale: 'out',
  sale_reversal: 'in',
  prep_in: 'in',
  prep_out: 'out',
  waste: 'out',
  transfer: 'either',
  adjust: 'either',
  count_correction: 'either',
  reversal: 'either',
};

const needReason: readonly MovementKind[] = ['waste', 'adjust', 'return_to_vendor', 'reversal'];

export interface MovementDraft {
  readonly kind: MovementKind;
  readonly quantityMicro: Micro;
  readonly reasonId?: string;
  readonly reversesId?: string;
}

export type MovementProblem = 'zero' | 'wrong-direction' | 'reason-missing' | 'reverses-nothing' | 'reverses-something';

export function movementDirection(kind: MovementKind): MovementDirection {
  return directions[kind];
}

/** Everything that keeps a movement from being posted. Whether a count correction needs a reason is its count's rule. */
export function movementProblems(draft: MovementDraft): readonly MovementProblem[] {
  const problems: MovementProblem[] = [];
  const direction = directions[draft.kind];
  if (draft.quantityMicro === 0) problems.push('zero');
  if (direction === 'in' && draft.quantityMicro < 0) problems.push('wrong-direction');
  if (direction === 'out' && draft.quantityMicro > 0) problems.push('wrong-direction');
  if (needReason.includes(draft.kind) && draft.reasonId === undefined) problems.push('reason-missing');
  if (draft.kind === 'reversal' && draft.reversesId === undefined) problems.push('reverses-nothing');
  if (draft.kind !== 'reversal' && draft.reversesId !== undefined) problems.push('reverses-something');
  return problems;
}

/** What is on the shelf by the ledger; below zero when something was not recorded. */
export function onHand(movements: Iterable<{ readonly quantityMicro: Micro }>): Micro {
  let total = zeroMicro;
  for (const movement of movements) total = addMicro(total, movement.quantityMicro);
  return total;
}

/** The quantities that undo these movements, line by line; together with them they come to nothing. */
export function reversalOf<Movement extends { readonly id: string; readonly quantityMicro: Micro }>(
  movements: readonly Movement[],
): readonly { readonly reversesId: string; readonly quantityMicro: Micro }[] {
  return movements.map((movement) => ({
    reversesId: movement.id,
    quantityMicro: negateMicro(movement.quantityMicro),
  }));
}
