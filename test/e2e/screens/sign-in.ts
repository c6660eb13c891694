import type { Locator, Page } from '@playwright/test';

/** Signing in, locking and unlocking. */
export class SignIn {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get title(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: 'Sign in' });
  }

  get lockedTitle(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: 'The screen is locked' });
  }

  /** Signs in; `choice` as it stands in the list, left out where there is only one person. */
  async signIn(password: string, choice?: string): Promise<void> {
    if (choice !== undefined) {
      await this.#page.getByRole('combobox', { name: 'Who are you?' }).click();
      await this.#page.getByRole('option', { name: choice }).click();
    }
    await this.#page.getByRole('textbox', { name: 'Password' }).fill(password);
    await this.#page.keyboard.press('Enter');
  }

  async unlock(password: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: /^Password of/u }).fill(password);
    await this.#page.keyboard.press('Enter');
  }

  /** Through the menu over the name in the strip. */
  async signOut(person: RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: person }).click();
    await this.#page.getByRole('menuitem', { name: 'Sign out' }).click();
  }

  /** After a first password: chooses the own one. */
  async chooseOwnPassword(current: string, next: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Present password' }).fill(current);
    await this.#page.getByRole('textbox', { name: 'New password', exact: true }).fill(next);
    await this.#page.getByRole('textbox', { name: 'New password once more' }).fill(next);
    await this.#page.getByRole('button', { name: 'Use this password' }).click();
  }
}
