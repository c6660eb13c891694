import { failureCode } from './failure-code';
import { noise, testFolder } from './repository-fixture';

/**
 * Tries to write as the given account and says how that was refused. Becomes that account only here: the runtime may
 * lie where other users cannot start it.
 */
const [root = '', account] = process.argv.slice(2);
if (account) {
  process.setgroups?.([]);
  process.setgid?.(Number(account));
  process.setuid?.(Number(account));
}
const bytes = noise(1000, 1);
process.stdout.write(await failureCode(testFolder(root).put({ type: 'data', name: 'ab'.repeat(32) }, bytes)));
