// From the start of the program to a window a person can type into: the sign-in screen of the sample restaurant.
// The first start has cold caches of its own (a new Chromium profile); the warm ones are the median of five.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';

const data = mkdtempSync(join(tmpdir(), 'larder-start-'));
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;

async function opened(until) {
  const started = performance.now();
  const app = await _electron.launch({
    executablePath: process.env.LARDER_ELECTRON,
    args: [...sandbox, '.', `--data=${data}`],
    env,
  });
  const page = await app.firstWindow();
  await until(page);
  const milliseconds = performance.now() - started;
  return { app, page, milliseconds };
}

const doors = (page) => page.getByRole('button', { name: /look around/i }).waitFor();
const signIn = (page) =>
  page
    .getByLabel(/password/i)
    .first()
    .waitFor();

const first = await opened(doors);
await first.page.getByRole('button', { name: /look around/i }).click();
await first.page.getByText('The sample restaurant is open').waitFor({ timeout: 60_000 });
await first.app.close();

const warm = [];
for (let run = 0; run < 5; run += 1) {
  const { app, milliseconds } = await opened(signIn);
  warm.push(milliseconds);
  await app.close();
}
rmSync(data, { recursive: true, force: true });
warm.sort((left, right) => left - right);
const rounded = (value) => Math.round(value);
console.log(
  `start to interactive: first ${rounded(first.milliseconds)} ms, warm ${rounded(warm[2])} ms (${warm.map(rounded).join(', ')})`,
);
