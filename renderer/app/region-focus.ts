const order = ['rail', 'header', 'body', 'panel', 'strip'] as const;

const operable =
  'button:not([disabled]):not([tabindex="-1"]), a[href], input:not([disabled]), select, textarea, [tabindex="0"], [contenteditable="true"]';

// While the screen is locked the office stays in the page, hidden, with the same regions.
function isShown(region: HTMLElement): boolean {
  return region.closest('[style*="display: none"]') === null;
}

function regions(): readonly HTMLElement[] {
  return order.flatMap((name) => {
    const found = [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)].find(isShown);
    return found === undefined ? [] : [found];
  });
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
