/** A stretch of one lane. What no stretch covers is drawn as nothing known. */
export interface LaneStretch {
  /** Milliseconds since 1970, UTC. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'proved' | 'kept' | 'none';
}

export interface Lane {
  readonly id: string;
  readonly label: string;
  readonly stretches: readonly LaneStretch[];
}

/** A named moment across all lanes. */
export interface LaneMark {
  readonly at: number;
  readonly label: string;
  readonly chosen?: boolean | undefined;
}

export const stretchWords: Readonly<Record<LaneStretch['kind'], string>> = {
  proved: 'Proved',
  kept: 'Kept, not proved',
  none: 'No copy',
};
