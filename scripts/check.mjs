#!/usr/bin/env node
// npm run check: exactly what CI checks without running the app.
import { runNode } from './lib/run.mjs';
import { staticChecks } from './lib/static-checks.mjs';

const failed = [];
for (const [name, script, ...parameters] of staticChecks) {
  const code = await runNode(script, parameters);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (code !== 0) failed.push(name);
}
process.exitCode = failed.length === 0 ? 0 : 1;
