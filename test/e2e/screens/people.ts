import type { Page } from '@playwright/test';

/** Who can sign in. */
export class People {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Adds somebody. @returns the first password, which works once. */
  async add(name: string, role: string): Promise<string> {
    await this.#page.getByRole('button', { name: /^Add a person/u }).click();
    await this.#page.getByLabel('Name', { exact: true }).fill(name);
    await this.#page.getByRole('radio', { name: new RegExp(`^${role}`, 'u') }).click();
    await this.#page.getByRole('button', { name: 'Add this person' }).click();
    const password = (await this.#page.getByTestId('first-password').textContent()) ?? '';
    await this.#page.getByRole('button', { name: 'I have given it' }).click();
    return password.trim();
  }
}
