import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { FirstRun } from './screens/first-run';
import { type LarderApp, startLarder, temporaryRoot } from './support/larder-app';

const screens = ['Home', 'Cash', 'Orders', 'Stock', 'Backups', 'Audit', 'Imports', 'People', 'Health', 'Settings'];
const root = temporaryRoot('every-screen');
let larder: LarderApp;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  larder = await startLarder(root.path);
  const firstRun = new FirstRun(larder.window);
  await firstRun.door('Look around with a sample restaurant').click();
  await larder.window.getByText('The sample restaurant is open').waitFor({ timeout: 60_000 });
  await firstRun.button('Look around').click();
});
test.afterAll(async () => {
  await larder.close();
  root.remove();
});

async function violations(window: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

for (const [index, name] of screens.entries())
  test(`${name} is reached by keyboard, has its title in focus, and axe finds nothing, light and dark`, async () => {
    const { window } = larder;
    await window.locator('nav').first().waitFor();
    if (index < 9) await window.keyboard.press(`Control+${index + 1}`);
    else {
      await window.keyboard.press('Control+k');
      await window.keyboard.type(name);
      await window.keyboard.press('Enter');
    }
    const title = window.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) });
    await expect(title).toBeVisible();
    await expect(title).toBeFocused();
    await window.waitForLoadState('networkidle');
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme });
      expect(await violations(window), colorScheme).toEqual([]);
    }
  });
