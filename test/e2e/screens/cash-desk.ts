import { expect, type Locator, type Page } from '@playwright/test';

/** How many of each note and coin; every kind left out is none. */
export type Handful = Readonly<Record<string, number>>;

/** Drawers: opening, counting blind, explaining a difference, signing. */
export class CashDesk {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get whyNotSigned(): Locator {
    return this.#page.getByRole('region', { name: 'Sign-off' }).getByText(/cannot sign|someone else|second person/iu);
  }

  get zTitle(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: /^Z 1, / });
  }

  #button(name: RegExp): Locator {
    return this.#page.getByRole('button', { name });
  }

  async goTo(drawer: string): Promise<void> {
    await this.#page.getByRole('row', { name: new RegExp(drawer) }).dblclick();
  }

  async #enter(handful: Handful): Promise<void> {
    const lines = this.#page.getByRole('textbox', { name: /^How many / });
    await lines.first().waitFor();
    for (const line of await lines.all()) {
      const label = ((await line.getAttribute('aria-label')) ?? '').replace('How many ', '');
      await line.fill(String(handful[label] ?? 0));
    }
  }

  async open(drawer: string, businessDate: string, float: Handful): Promise<void> {
    await this.goTo(drawer);
    await this.#enter(float);
    const day = Number(businessDate.slice(8));
    const month = new Date(`${businessDate}T12:00:00Z`).toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    await this.#page.getByRole('combobox', { name: 'Business date' }).click();
    await this.#page.getByRole('option', { name: new RegExp(`\\b${day} ${month}`, 'u') }).click();
    await this.#button(/^Open the drawer/u).click();
  }

  /** Counts as often as Larder asks for it. */
  async count(handful: Handful): Promise<void> {
    await this.#button(/^(Count this drawer|Go on counting)/u).click();
    await this.#settleUndecided();
    await this.#enter(handful);
    await this.#button(/^Finish count/u).click();
  }

  async #settleUndecided(): Promise<void> {
    const dialog = this.#page.getByRole('dialog');
    const counting = this.#button(/^Finish count/u);
    await dialog.or(counting).first().waitFor();
    if (await dialog.isVisible()) await dialog.getByRole('button').last().click();
  }

  async expectDifference(wanted: { readonly counted: string; readonly expected: string; readonly difference: string }) {
    for (const amount of Object.values(wanted)) await expect(this.#page.getByText(amount).first()).toBeVisible();
  }

  async explain(finding: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Cause' }).click();
    await this.#page.getByRole('option').first().click();
    await this.#page.getByRole('textbox', { name: 'What was found' }).fill(finding);
    await this.#button(/^Write it down/u).click();
  }

  async sign(left: string, password: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Stays in the drawer' }).fill(left);
    await this.#page.getByRole('textbox', { name: /^Signing/u }).fill(password);
    await this.#button(/^Sign and lock/u).click();
  }
}
