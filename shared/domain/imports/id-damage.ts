/** Numbers keep 15 digits in a spreadsheet program; the rest of a longer id comes back as zeros. */
const keptDigits = 15;
const scientific = /^\d(?:[.,]\d+)?E\+\d+$/i;
const longNumber = /^\d{16,}$/;
/** Fewer lost digits than this could be chance (1 in 10 000). */
const convincingZeros = 4;

/** Watches the ids of one file for the marks a spreadsheet program leaves when it re-saves long numbers. */
export interface IdDamageWatch {
  /** True as soon as an id is certainly damaged: `1.3E+18`. */
  readonly see: (id: string) => boolean;
  /** An example, when every long id lost its last digits to zeros. */
  readonly allCutOff: () => string | undefined;
}

/** Starts watching the ids of one column. */
export function createIdDamageWatch(): IdDamageWatch {
  const cutOff = new Set<string>();
  let wholeIds = 0;
  return {
    see(id) {
      if (id === '' || id.length < 4) return false;
      if (scientific.test(id)) return true;
      if (wholeIds > 0 || !longNumber.test(id)) return false;
      if (/^0+$/.test(id.slice(keptDigits))) cutOff.add(id);
      else wholeIds += 1;
      return false;
    },
    allCutOff() {
      const zeros = [...cutOff].reduce((sum, id) => sum + id.length - keptDigits, 0);
      return wholeIds === 0 && zeros >= convincingZeros ? [...cutOff][0] : undefined;
    },
  };
}
