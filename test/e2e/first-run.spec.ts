import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { FirstRun } from './screens/first-run';
import { Home } from './screens/home';
import { Recovery } from './screens/recovery';
import { SignIn } from './screens/sign-in';
import { type LarderApp, startLarder, temporaryRoot } from './support/larder-app';

const bellafiore = {
  name: 'Bellafiore Pizza, Northside',
  owner: 'Rosalind Achterberg-Nwosu',
  password: 'four words in a row',
};

let root: ReturnType<typeof temporaryRoot>;
let larder: LarderApp;
const dataRoot = (): string => join(root.path, 'data');

test.beforeEach(async () => {
  root = temporaryRoot('first-run');
  larder = await startLarder(dataRoot());
});

test.afterEach(async () => {
  await larder.close();
  root.remove();
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

test('a restaurant is set up by keyboard alone', async () => {
  const { window } = larder;
  const { keyboard } = window;
  const firstRun = new FirstRun(window);
  await expect(firstRun.door('Set up my restaurant')).toBeFocused();
  await expectAccessible(window);
  await keyboard.press('Enter');
  await expect(window.getByLabel('Name', { exact: true })).toBeFocused();
  await keyboard.type(bellafiore.name);
  await keyboard.press('Enter');
  await expect(window.getByLabel('Your name')).toBeFocused();
  await keyboard.type(bellafiore.owner);
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type(bellafiore.password);
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type(bellafiore.password);
  await keyboard.press('Control+Enter');
  await expect(firstRun.button('I have it on paper')).toBeEnabled();
  const code = await firstRun.shownCode();
  await keyboard.press('Control+Enter');
  await expect(firstRun.codeGroup(1)).toBeFocused();
  await keyboard.type(code.replaceAll('-', '').toLowerCase());
  await keyboard.press('Control+Enter');
  await expect(firstRun.title('Where do copies go?')).toBeVisible();
  await expectAccessible(window);
  await keyboard.press('Control+Enter');
  await expect(firstRun.title(`${bellafiore.name} is ready`)).toBeVisible();
  await keyboard.press('Enter');
  const home = new Home(window);
  await expect(home.title).toBeFocused();
  await expect(home.question('Is my data safe?')).toContainText('There is no place for copies yet');
  await expect(home.strip).toContainText('Rosalind Achterberg-Nwosu, owner');
  await expectAccessible(window);
});

test('a code that was typed wrong goes no further, and the wrong group is named', async () => {
  const { window } = larder;
  const firstRun = new FirstRun(window);
  await firstRun.door('Set up my restaurant').click();
  await firstRun.nameRestaurant(bellafiore.name);
  await firstRun.nameOwner(bellafiore);
  const code = await firstRun.shownCode();
  await firstRun.button('I have it on paper').click();
  await expect(window.getByText(code)).toHaveCount(0);
  await firstRun.typeCode((code.startsWith('A') ? 'B' : 'A') + code.slice(1));
  await expect(window.getByText('Look at the first group first.')).toBeVisible();
  await expect(firstRun.codeGroup(1)).toHaveAttribute('aria-invalid', 'true');
  await expect(firstRun.button('Next')).toBeDisabled();
  await window.keyboard.press('Control+Enter');
  await expect(firstRun.title('Type the code from your sheet')).toBeVisible();
  await expectAccessible(window);
  expect(readdirSync(dataRoot())).not.toContain('store');
});

test('the sample restaurant opens signed in, and says on every screen that it is one', async () => {
  const { window } = larder;
  const firstRun = new FirstRun(window);
  await firstRun.door('Look around with a sample restaurant').click();
  await expect(firstRun.title('The sample restaurant is open')).toBeVisible({ timeout: 60_000 });
  await expect(window.getByText('look around the larder')).toBeVisible();
  await firstRun.button('Look around').click();
  const home = new Home(window);
  await expect(home.title).toBeVisible();
  await expect(home.strip).toContainText('Sample restaurant, made-up figures');
  await expectAccessible(window);
  await window.keyboard.press('Control+l');
  await expect(new SignIn(window).lockedTitle).toBeVisible();
  await expect(home.strip).toContainText('Sample restaurant, made-up figures');
});

test('a locked screen opens for its password only, and another start asks who one is', async () => {
  const { window } = larder;
  await new FirstRun(window).setUp(bellafiore);
  const home = new Home(window);
  const signIn = new SignIn(window);
  await window.keyboard.press('Control+l');
  await signIn.unlock('not the password');
  await expect(window.getByText('That name and password do not fit together.')).toBeVisible();
  await expect(home.title).toBeHidden();
  await signIn.unlock(bellafiore.password);
  await expect(home.title).toBeVisible();
  await larder.close();
  larder = await startLarder(dataRoot());
  const again = new SignIn(larder.window);
  await expect(again.title).toBeVisible();
  await expectAccessible(larder.window);
  await again.signIn(bellafiore.password);
  await expect(new Home(larder.window).title).toBeVisible();
});

test('damaged records come back by one button, and on a new PC by folder and code', async () => {
  const copies = join(root.path, 'copies');
  mkdirSync(copies);
  const code = await new FirstRun(larder.window).setUp(bellafiore, () => larder.answerFolderDialog(copies));
  await expect(new Home(larder.window).question('Is my data safe?')).toContainText('Copied and proved');
  await larder.close();

  writeFileSync(join(dataRoot(), 'store', 'store.db'), Buffer.alloc(200_000, 7));
  larder = await startLarder(dataRoot());
  const recovery = new Recovery(larder.window);
  await recovery.actAs('rosalind', bellafiore.password);
  await expectAccessible(larder.window);
  await recovery.putBack.click();
  await expect(recovery.title(/^Your records are back$/u)).toBeVisible();
  await expect(larder.window.getByText('You can undo this on Backups until')).toBeVisible();
  await recovery.signInAfterwards();
  await new SignIn(larder.window).signIn(bellafiore.password);
  await expect(new Home(larder.window).title).toBeVisible();
  await larder.close();

  larder = await startLarder(join(root.path, 'new-pc'));
  await larder.answerFolderDialog(copies);
  await new FirstRun(larder.window).door('Restore from a backup').click();
  const onNewPc = new Recovery(larder.window);
  await onNewPc.openFolder(code);
  await expect(larder.window.getByRole('radio').first()).toBeVisible();
  await expectAccessible(larder.window);
  await onNewPc.putBack.click();
  await expect(onNewPc.title(/^Your records are back$/u)).toBeVisible();
  await onNewPc.signInAfterwards();
  await new SignIn(larder.window).signIn(bellafiore.password);
  await expect(new Home(larder.window).title).toBeVisible();
});
