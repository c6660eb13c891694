import type { LaneStretch } from './lane-types';

export interface KeptCopy {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly proved: boolean;
}

export interface LaneSpan {
  readonly from: number;
  readonly to: number;
  /** Since when something is not in the newest copy; null when nothing is missing from it. */
  readonly missingSince: number | null;
}

/** A copy stands for the time until the next one; a stretch is drawn as proved only where that very copy was proved. */
export function copyStretches(copies: readonly KeptCopy[], span: LaneSpan): readonly LaneStretch[] {
  const sorted = copies.toSorted((a, b) => a.at - b.at);
  const newest = sorted.at(-1);
  const end = newest === undefined ? span.from : Math.max(newest.at, span.missingSince ?? span.to);
  const pieces: LaneStretch[] = [
    { from: Number.NEGATIVE_INFINITY, to: sorted[0]?.at ?? span.to, kind: 'none' },
    ...sorted.map((copy, index) => ({
      from: copy.at,
      to: sorted[index + 1]?.at ?? end,
      kind: copy.proved ? ('proved' as const) : ('kept' as const),
    })),
    { from: end, to: span.to, kind: 'none' },
  ];
  return merged(pieces.map((piece) => clipped(piece, span)).filter((piece) => piece.to > piece.from));
}

const clipped = (piece: LaneStretch, span: LaneSpan): LaneStretch => ({
  ...piece,
  from: Math.max(piece.from, span.from),
  to: Math.min(piece.to, span.to),
});

function merged(pieces: readonly LaneStretch[]): readonly LaneStretch[] {
  const result: LaneStretch[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last !== undefined && last.kind === piece.kind)
      result[result.length - 1] = { ...last, to: Math.max(last.to, piece.to) };
    else result.push(piece);
  }
  return result;
}
