import type { Locator, Page } from '@playwright/test';

/** Home and what stands around it on every screen. */
export class Home {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get title(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: 'Home' });
  }

  question(name: 'Is my data safe?' | 'Is my money right?' | 'Is my stock right?'): Locator {
    return this.#page.getByRole('region', { name });
  }

  get needs(): Locator {
    return this.#page.getByRole('region', { name: 'Needs you' });
  }

  get strip(): Locator {
    return this.#page.locator('[data-region="strip"]');
  }

  rail(name: string): Locator {
    return this.#page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }
}
