import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { FirstRun } from './screens/first-run';
import { Home } from './screens/home';
import { SignIn } from './screens/sign-in';
import { startLarder, temporaryRoot } from './support/larder-app';

const harbour = { name: 'Harbour Street', owner: 'Rosalind Achterberg', password: 'four words in a row' };

test('a second start brings the first window forward and ends', async () => {
  const root = temporaryRoot('second');
  const data = join(root.path, 'data');
  const first = await startLarder(data);
  await expect(new FirstRun(first.window).door('Set up my restaurant')).toBeVisible();
  const noticed = first.app.evaluate(
    ({ app }) =>
      new Promise<boolean>((resolve) => {
        app.once('second-instance', () => resolve(true));
      }),
  );
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(process.env.LARDER_ELECTRON ?? '', [...sandbox, '.', `--data=${data}`], { stdio: 'ignore' });
  const code = await new Promise<number | null>((resolve) => {
    second.once('exit', resolve);
  });
  expect(code).toBe(0);
  expect(await noticed).toBe(true);
  expect(first.app.windows()).toHaveLength(1);
  await first.close();
  root.remove();
});

test('the window comes back where and as large as it was', async () => {
  const root = temporaryRoot('window');
  const data = join(root.path, 'data');
  const wanted = { x: 60, y: 40, width: 1200, height: 700 };
  const first = await startLarder(data);
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), wanted);
  await first.close();
  const again = await startLarder(data);
  const bounds = () => again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(async () => (await bounds())?.width).toBe(wanted.width);
  expect((await bounds())?.height).toBe(wanted.height);
  await again.close();
  root.remove();
});

test('leaving in order copies the last change, and no log stays behind', async () => {
  const root = temporaryRoot('leaving');
  const data = join(root.path, 'data');
  const copies = join(root.path, 'usb');
  mkdirSync(copies);
  const first = await startLarder(data);
  await new FirstRun(first.window).setUp(harbour, () => first.answerFolderDialog(copies));
  await expect(new Home(first.window).title).toBeVisible();
  await first.close();
  expect(existsSync(join(data, 'store/store.db-wal'))).toBe(false);
  const again = await startLarder(data);
  await new SignIn(again.window).signIn(harbour.password);
  await expect(new Home(again.window).question('Is my data safe?')).toContainText('Copied and proved');
  await again.close();
  root.remove();
});
