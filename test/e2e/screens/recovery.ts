import type { Locator, Page } from '@playwright/test';

/** Records that do not open, and putting copies back at the start. */
export class Recovery {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get putBack(): Locator {
    return this.#page.getByRole('button', { name: /^Put back/u });
  }

  title(name: RegExp): Locator {
    return this.#page.getByRole('heading', { level: 1, name });
  }

  async actAs(username: string, password: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Who are you?' }).fill(username);
    await this.#page.getByRole('textbox', { name: 'Password' }).fill(password);
  }

  /** A folder with copies and the code that opens it; the dialog is answered before. */
  async openFolder(code: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Choose the folder with the copies' }).click();
    await this.#page.getByRole('textbox', { name: 'Group 1 of 7' }).focus();
    await this.#page.keyboard.type(code.replaceAll('-', ''));
    await this.#page.getByRole('button', { name: 'Show the copies' }).click();
  }

  async signInAfterwards(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
}
