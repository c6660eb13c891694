import type { Destination } from '../../electron/backup/destinations/destination';
import { openRepository } from '../../electron/backup/repository/restic-repository';
import { ledgerLike, saveFilesLocked, testFolder, testPorts } from './repository-fixture';

/** Saves snapshots until it is killed, and says on standard output what it is about to store and what it has stored. */
const [root = '', password = '', seedText = '0'] = process.argv.slice(2);
const seed = Number(seedText);
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = testFolder(root);
const talking: Destination = {
  ...folder,
  async put(file, bytes) {
    say(`putting ${file.type}`);
    await folder.put(file, bytes);
    say(`stored ${file.type}`);
  },
};

const repository = await openRepository(
  talking,
  { password },
  testPorts({
    now: Date.now,
    isProcessAlive: (processId) => {
      try {
        return process.kill(processId, 0);
      } catch {
        return false;
      }
    },
  }),
);
for (let round = 0; ; round++) {
  await repository.withLock(async () => {
    say('locked');
    const ledger = ledgerLike(700_000, seed * 1000 + round);
    say(`saved ${await saveFilesLocked(repository, { 'store.db': ledger, 'store.db-wal': ledger.subarray(0, 5000) })}`);
  });
}
