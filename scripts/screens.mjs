#!/usr/bin/env node
// npm run screens: walks through the sample restaurant in the real window and writes docs/screens/*.png, light and dark.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { buildIfStale } from './lib/build.mjs';
import { sandboxParameters, withDesktop } from './lib/desktop.mjs';
import { projectRoot, requireRuntime } from './lib/electron-runtime.mjs';

if (!process.env.LARDER_PRIVATE_DESKTOP) {
  if ((await buildIfStale()) !== 0) process.exit(1);
  const [program, ...parameters] = withDesktop([process.execPath, import.meta.filename], { private: true }).command;
  process.exit(spawnSync(program, parameters, { stdio: 'inherit' }).status ?? 1);
}

const folder = path.join(projectRoot, 'docs/screens');
const root = mkdtempSync(path.join(tmpdir(), 'larder-screens-'));
const data = path.join(root, 'records');
mkdirSync(folder, { recursive: true });

const { executable } = requireRuntime();
const opened = async () => {
  const app = await _electron.launch({
    executablePath: executable,
    args: [...sandboxParameters(), projectRoot, `--data=${data}`],
  });
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].setContentSize(1366, 768));
  return { app, page };
};

const quiet = (page) => page.evaluate(() => document.fonts.ready.then(() => undefined));

async function shot(page, name, ready) {
  if (ready) await ready.first().waitFor();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await quiet(page);
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  console.log(name);
}

const button = (page, name) => page.getByRole('button', { name }).first();
const go = async (page, name) => {
  await page
    .getByRole('navigation')
    .getByRole('link', { name })
    .or(page.getByRole('navigation').getByRole('button', { name }))
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name }).first().waitFor();
};

let { app, page } = await opened();
await shot(page, '01-first-run', button(page, /look around/i));
await button(page, /look around/i).click();
await page.getByText('The sample restaurant is open').waitFor({ timeout: 60_000 });
await button(page, 'Look around').click();
await shot(page, '02-home', button(page, 'Show as table'));
await go(page, /^Cash/);
await shot(page, '03-cash', page.getByText('Newest first').or(page.getByText('newest first')));
await page.getByRole('row').filter({ hasText: '−$19.95' }).first().click();
await page.keyboard.press('Enter');
await shot(page, '04-cash-z', page.getByText('Mark of this Z'));
await go(page, /^Cash/);
await button(page, /^Count Drawer/).click();
await shot(page, '05-cash-drawer', page.getByText('Paid in and out by hand'));
await button(page, /^Count this drawer/).click();
const seen = button(page, 'Mark as seen and count');
await seen.or(page.getByText('Counted so far')).first().waitFor();
if (await seen.isVisible()) await seen.click();
await page.getByText('Counted so far').waitFor();
for (const quantity of ['0', '1', '9', '5', '6', '0', '21', '0', '0', '26', '14', '9']) {
  await page.keyboard.type(quantity);
  await page.keyboard.press('Enter');
}
await shot(page, '06-cash-count');
await go(page, /^Orders/);
await shot(page, '07-orders', page.getByText('Totals of the day'));
await go(page, /^Stock/);
await shot(page, '08-stock', page.getByText('Value shown'));
await button(page, 'Counts').click();
await page.getByRole('grid').or(page.getByRole('table')).first().waitFor();
await page.keyboard.press('Enter');
await shot(page, '09-stock-counts', page.getByRole('heading', { level: 1 }));
await go(page, /^Imports/);
await page
  .locator('input[type=file]')
  .first()
  .setInputFiles(
    ['ItemSelectionDetails', 'OrderDetails', 'PaymentDetails'].map((name) =>
      path.join(projectRoot, `test/fixtures/imports/toast/20261121/${name}.csv`),
    ),
  );
await shot(page, '10-import-check', page.getByText(/nothing has been added yet/i));
await go(page, /^Backups/);
await page.evaluate(
  (path) => window.larder.calls['backup.addFolder']({ path, label: 'USB stick' }),
  path.join(root, 'usb'),
);
await shot(page, '11-backups', page.getByText('Up to date').or(page.getByText('Copy follows')));
await button(page, /put back an earlier moment/i).click();
await shot(page, '12-restore', page.getByRole('heading', { level: 1 }));
await go(page, /^Audit/);
await shot(page, '13-audit', page.getByText(/no entry was changed/i));
for (const [name, screen] of [
  ['14-people', /^People/],
  ['15-health', /^Health/],
  ['16-settings', /^Settings/],
]) {
  await go(page, screen);
  await shot(page, name);
}
await app.close();
({ app, page } = await opened());
await shot(page, '17-sign-in', page.getByRole('textbox', { name: 'Password' }));
await app.close();
writeFileSync(path.join(data, 'store/store.db'), randomBytes(1_000_000));
({ app, page } = await opened());
await shot(page, '18-records-do-not-open', button(page, /put back the newest/i));
await app.close();
rmSync(root, { recursive: true, force: true });
