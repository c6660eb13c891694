/** Marks a migration's text, so that editors colour it; the text itself is digested and never edited after release. */
export const sql = (strings: TemplateStringsArray): string => strings.raw.join('');

export interface Migration {
  /** UTC timestamp of its writing; the order of application. */
  readonly id: string;
  readonly name: string;
  readonly sql: string;
}
