import type { Locator, Page } from '@playwright/test';

export interface NewRestaurant {
  readonly name: string;
  readonly owner: string;
  readonly password: string;
  /** As in the list of time zones; the computer's own when left out. */
  readonly timeZone?: string;
}

/** The first start: three doors and the steps of setting up. */
export class FirstRun {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  door(name: 'Set up my restaurant' | 'Restore from a backup' | 'Look around with a sample restaurant'): Locator {
    return this.#page.getByRole('button', { name });
  }

  button(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }

  title(name: string | RegExp): Locator {
    return this.#page.getByRole('heading', { level: 1, name });
  }

  /** The code as it stands on the sheet. */
  async shownCode(): Promise<string> {
    return ((await this.#page.getByTestId('recovery-code').textContent()) ?? '').trim();
  }

  codeGroup(number: number): Locator {
    return this.#page.getByRole('textbox', { name: `Group ${number} of 7` });
  }

  /** Types a code group by group; the field moves on by itself. */
  async typeCode(code: string): Promise<void> {
    await this.codeGroup(1).focus();
    await this.#page.keyboard.type(code.replaceAll('-', ''));
  }

  async nameRestaurant(name: string, timeZone?: string): Promise<void> {
    await this.#page.getByLabel('Name', { exact: true }).fill(name);
    if (timeZone !== undefined) {
      await this.#page.getByRole('combobox', { name: 'Time zone' }).fill(timeZone);
      await this.#page.getByRole('option', { name: timeZone }).click();
    }
    await this.button('Next').click();
  }

  async nameOwner({ owner, password }: NewRestaurant): Promise<void> {
    await this.#page.getByLabel('Your name').fill(owner);
    await this.#page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await this.#page.getByRole('textbox', { name: 'Password once more' }).fill(password);
    await this.button('Next').click();
  }

  /** Up to the question where copies go. Answers the recovery code. */
  async setUpToCopies(restaurant: NewRestaurant): Promise<string> {
    await this.door('Set up my restaurant').click();
    await this.nameRestaurant(restaurant.name, restaurant.timeZone);
    await this.nameOwner(restaurant);
    const code = await this.shownCode();
    await this.button('I have it on paper').click();
    await this.typeCode(code);
    await this.button('Next').click();
    return code;
  }

  /** The whole way into the open office. `chooseFolder` answers the system's dialog. */
  async setUp(restaurant: NewRestaurant, chooseFolder?: () => Promise<void>): Promise<string> {
    const code = await this.setUpToCopies(restaurant);
    if (chooseFolder === undefined) await this.button('Create it, copies later').click();
    else {
      await chooseFolder();
      await this.button('Choose a folder').click();
      await this.button('Create it and copy there').click();
    }
    await this.button('Open Larder').click();
    return code;
  }
}
