import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { CashDesk } from './screens/cash-desk';
import { FirstRun } from './screens/first-run';
import { Home } from './screens/home';
import { ImportDesk } from './screens/import-desk';
import { People } from './screens/people';
import { Recovery } from './screens/recovery';
import { SignIn } from './screens/sign-in';
import { type LarderApp, startLarder, temporaryRoot } from './support/larder-app';

const harbour = { name: 'Harbour Street', owner: 'Rosalind Achterberg', password: 'four words in a row' };
const marcosPassword = 'rosemary on the windowsill';
const fixtures = join(import.meta.dirname, '../fixtures/imports');
const square = ['transactions', 'items'].map((kind) => join(fixtures, `square/${kind}-2026-11-21-2026-11-23.csv`));
const toast = ['OrderDetails', 'PaymentDetails', 'ItemSelectionDetails'].map((kind) =>
  join(fixtures, `toast/20261121/${kind}.csv`),
);

const earlier = join(fixtures, 'square/transactions-2017-10-05-2017-10-06.csv');
/**
 * By hand: a float of $200.00 and two cash sales of $8.64 in drawer “Counter 1” come to $217.28; $199.96 is $17.32 less.
 * The day lies behind us whatever the date of the run, so that no sale is later than its count.
 */
const drawerDay = '2017-10-05';
const float = { $100: 2 };
const counted = { $100: 1, $50: 1, $20: 2, $5: 1, $1: 4, '25¢': 3, '10¢': 2, '1¢': 1 };

let root: ReturnType<typeof temporaryRoot>;
let larder: LarderApp;
const store = () => join(root.path, 'data/store/store.db');

test.beforeEach(async () => {
  root = temporaryRoot('story');
  larder = await startLarder(join(root.path, 'data'));
});
test.afterEach(async () => {
  await larder.close();
  root.remove();
});

interface Figures {
  readonly days: unknown;
  readonly audit: { readonly ok: boolean; readonly rows: number };
}

/** What the window itself may ask: the day and the trail. */
function figures(page: Page): Promise<Figures> {
  return page.evaluate(async () => {
    const bridge = Reflect.get(window, 'larder') as {
      readonly calls: Record<string, (input: unknown) => Promise<{ readonly value: unknown }>>;
    };
    const asked = async (channel: string, input: unknown) => (await bridge.calls[channel]?.(input))?.value;
    return {
      days: [
        await asked('day.summary', { businessDate: '2026-11-21' }),
        await asked('day.summary', { businessDate: '2017-10-05' }),
        await asked('cash.board', {}),
      ],
      audit: (await asked('audit.verify', {})) as Figures['audit'],
    };
  });
}

test('a day is imported, a drawer closed by two people, the disk lost, and everything is back', async () => {
  test.setTimeout(240_000);
  const copies = join(root.path, 'usb');
  mkdirSync(copies);
  await new FirstRun(larder.window).setUp({ ...harbour, timeZone: 'America/Los_Angeles' }, () =>
    larder.answerFolderDialog(copies),
  );
  const home = new Home(larder.window);
  await expect(home.title).toBeVisible();

  const imports = new ImportDesk(larder.window);
  await home.rail('Imports').click();
  await imports.add(square);
  await imports.add(toast);
  await imports.add([earlier]);

  await home.rail('People').click();
  const oneTime = await new People(larder.window).add('Marco Bellini', 'Manager');

  await home.rail('Cash').click();
  const cash = new CashDesk(larder.window);
  await cash.open('Counter 1', drawerDay, float);
  await cash.count(counted);
  await cash.expectDifference({ counted: '$199.96', expected: '$217.28', difference: '17.32' });
  await cash.explain('A second person looked: the safe bag was one envelope short.');
  await expect(cash.whyNotSigned).toBeVisible();

  const signIn = new SignIn(larder.window);
  await signIn.signOut(/Rosalind/u);
  await signIn.signIn(oneTime, 'Marco Bellini');
  await signIn.chooseOwnPassword(oneTime, marcosPassword);
  await home.rail('Cash').click();
  await cash.goTo('Counter 1');
  await cash.sign('150.00', marcosPassword);
  await expect(cash.zTitle).toBeVisible();

  await home.rail('Backups').click();
  await larder.window.getByRole('button', { name: /^Copy now/u }).click();
  await expect(larder.window.getByText(/up to date/iu).first()).toBeVisible({ timeout: 30_000 });
  const before = await figures(larder.window);
  expect(before.audit.ok).toBe(true);
  await larder.close();

  writeFileSync(store(), randomBytes(statSync(store()).size));
  larder = await startLarder(join(root.path, 'data'));
  const recovery = new Recovery(larder.window);
  await recovery.actAs('rosalind', harbour.password);
  await recovery.putBack.click();
  await expect(recovery.title(/^Your records are back$/u)).toBeVisible({ timeout: 60_000 });
  await expect(larder.window.getByText('You can undo this on Backups until')).toBeVisible();
  await recovery.signInAfterwards();
  await new SignIn(larder.window).signIn(harbour.password, 'Rosalind Achterberg');
  await expect(new Home(larder.window).title).toBeVisible();
  const after = await figures(larder.window);
  expect(after.days).toEqual(before.days);
  expect(after.audit.ok).toBe(true);
  expect(after.audit.rows).toBeGreaterThan(before.audit.rows);
  await new Home(larder.window).rail('Backups').click();
  await expect(larder.window.getByText('The last putting back can be undone')).toBeVisible();
});
