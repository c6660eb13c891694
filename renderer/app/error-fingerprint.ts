const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

function hash(text: string): number {
  let value = offsetBasis;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), prime) >>> 0;
  return value;
}

// Line numbers and file names change with every build; the kind of error and where it arose do not.
function place(stack: string | undefined): string {
  const frame = stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return /at (\S+)/u.exec(frame ?? '')?.[1] ?? '';
}

/** A short code that is the same each time the same thing goes wrong: "LRD-UI-7F3A91". Holds nothing of the data. */
export function errorFingerprint(error: unknown): string {
  const known = error instanceof Error ? error : new Error(String(error));
  // Figures in a message are data (an amount, an order number); without them the same fault keeps one code.
  const message = known.message.replaceAll(/\d+/gu, '#');
  const code = hash(`${known.name}|${message}|${place(known.stack)}`) & 0xffffff;
  return `LRD-UI-${code.toString(16).toUpperCase().padStart(6, '0')}`;
}
