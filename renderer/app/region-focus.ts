const order = ['rail', 'header', 'body', 'panel', 'strip'] as const;

const operable =
  'button:not([disabled]):not([tabindex="-1"]), a[href], input:not([disabled]), select, textarea, [tabindex="0"], [contenteditable="true"]';

function regions(): readonly HTMLElement[] {
  return order
    .map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`))
    .filter((region) => region !== null);
}

/** Moves the focus to the next part of the window (or the one before), into its first operable thing. */
export function focusNextRegion(backwards: boolean): void {
  const all = regions();
  if (all.length === 0) return;
  const at = all.findIndex((region) => region.contains(document.activeElement));
  const next = at === -1 ? (backwards ? all.length - 1 : 0) : (at + (backwards ? -1 : 1) + all.length) % all.length;
  const region = all[next];
  const first =
    region?.querySelector<HTMLElement>('[aria-current="page"]') ?? region?.querySelector<HTMLElement>(operable);
  (first ?? region)?.focus();
}
