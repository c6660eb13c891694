const fewestDigits = 13;
const mostDigits = 19;
/** Digits in groups, as people type card numbers into notes. Bounded so that a hostile cell costs linear time. */
const digitGroups = /\d+(?:[ \-.]\d+)*/g;

/** True when a text of digits satisfies the Luhn check that every payment card number carries. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Hides every payment card number (13 to 19 digits, Luhn, spaces, dots or dashes between groups) except its last four
 * digits, so that no card number is ever stored or shown. Text without one comes back unchanged.
 */
export function hideCardNumbers(text: string): string {
  if (text.length < fewestDigits) return text;
  return text.replace(digitGroups, (run) => (run.length < fewestDigits ? run : hideInRun(run)));
}

function hideInRun(run: string): string {
  const parts = run.split(/([ \-.])/);
  let from = 0;
  while (from < parts.length) {
    const to = endOfCardNumber(parts, from);
    if (to === undefined) {
      from += 2;
      continue;
    }
    const digits = parts.slice(from, to + 1).filter((_, index) => index % 2 === 0);
    parts.splice(from, to - from + 1, `•••• ${digits.join('').slice(-4)}`);
    from += 2;
  }
  return parts.join('');
}

/** The last group of a card number that begins with group `from`, the longest first; groups stand at even places. */
function endOfCardNumber(parts: readonly string[], from: number): number | undefined {
  let digits = '';
  let found: number | undefined;
  for (let to = from; to < parts.length && digits.length <= mostDigits; to += 2) {
    digits += parts[to] ?? '';
    if (digits.length >= fewestDigits && digits.length <= mostDigits && passesLuhn(digits)) found = to;
  }
  return found;
}
