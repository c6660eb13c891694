import { expect, type Locator, type Page } from '@playwright/test';

/** Checking and adding exports of the POS. */
export class ImportDesk {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  title(name: string | RegExp): Locator {
    return this.#page.getByRole('heading', { level: 1, name });
  }

  /** Chooses files, looks at the check, adds them, and is ready for the next ones. */
  async add(paths: readonly string[]): Promise<void> {
    await this.#page.getByLabel('Files to import').setInputFiles([...paths]);
    await expect(this.title('Check before adding')).toBeVisible();
    await this.#page.getByRole('button', { name: /^Add /u }).click();
    await expect(this.title('Added')).toBeVisible();
    await this.#page.getByRole('button', { name: /^Done/u }).click();
  }
}
