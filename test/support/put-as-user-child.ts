import { failureCode } from './failure-code';
import { noise, testFolder } from './repository-fixture';

/** Tries to write, as whichever user it was started, and says how that was refused. */
const [root = ''] = process.argv.slice(2);
const bytes = noise(1000, 1);
process.stdout.write(await failureCode(testFolder(root).put({ type: 'data', name: 'ab'.repeat(32) }, bytes)));
