export const groupCount = 7;
export const groupLength = 4;

const lookalikes: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** Typed or pasted text as symbols: upper case, look-alikes mended (I and L are 1, O is 0), the rest dropped. */
export function cleanSymbols(text: string): string {
  return [...text.toUpperCase()]
    .map((symbol) => lookalikes[symbol] ?? symbol)
    .filter((symbol) => /^[0-9A-HJKMNP-TV-Z]$/u.test(symbol))
    .join('');
}

/** The groups after `text` was typed or pasted into one of them; what does not fit flows into the next. */
export function placeSymbols(groups: readonly string[], at: number, text: string): readonly string[] {
  const symbols = cleanSymbols(text);
  if (symbols.length <= groupLength) return groups.with(at, symbols);
  // A whole code is taken from its first group, wherever the cursor stood.
  const start = symbols.length >= groupCount * groupLength ? 0 : at;
  return groups.map((group, index) => {
    const from = (index - start) * groupLength;
    const part = from < 0 ? '' : symbols.slice(from, from + groupLength);
    return part === '' ? group : part;
  });
}

/** The code with its dashes once every group is full, else null. */
export function wholeCode(groups: readonly string[]): string | null {
  return groups.every((group) => group.length === groupLength) ? groups.join('-') : null;
}
