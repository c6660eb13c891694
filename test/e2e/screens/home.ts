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
    // While the screen is locked the office waits behind it, hidden, with a strip of its own.
    return this.#page.locator('[data-region="strip"]').filter({ visible: true });
  }

  rail(name: string): Locator {
    return this.#page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }
}
