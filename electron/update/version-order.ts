/** Versions of Larder are three numbers; anything else is no release. */
export const releaseVersion = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** Below 0 when the left version is older, 0 when equal, above 0 when newer. Both must match `releaseVersion`. */
export function versionOrder(left: string, right: string): number {
  const numbers = (version: string) => version.split('.').map(Number);
  const [leftParts, rightParts] = [numbers(left), numbers(right)];
  for (const at of [0, 1, 2]) {
    const difference = (leftParts[at] ?? 0) - (rightParts[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const newerOf = (left: string, right: string): string => (versionOrder(left, right) >= 0 ? left : right);
