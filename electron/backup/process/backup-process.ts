import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../system/clock';
import { systemRandomness } from '../../system/randomness';
import type { RepositoryPorts } from '../repository/ports';
import { requestAnswers } from './answer-requests';
import { yieldToEverything } from './low-priority';
import { keepRepositoriesOpen } from './open-repositories';
import { findParent } from './parent-link';
import { serveRequests } from './serve-requests';

yieldToEverything(process.platform);
// `restic unlock` asks whether the owner of a lock lives by sending it this signal.
process.on('SIGHUP', () => undefined);

const repositoryPorts: RepositoryPorts = {
  randomBytes: systemRandomness.bytes,
  now: () => systemClock.now().getTime(),
  wait: async (milliseconds) => {
    await wait(milliseconds);
  },
  hostname: hostname(),
  username: 'larder',
  processId: process.pid,
  isProcessAlive(processId) {
    try {
      process.kill(processId, 0);
      return true;
    } catch (cause) {
      // A process of another user lives, though it may not be signalled.
      return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
    }
  },
};

const answers = requestAnswers({
  clock: systemClock,
  randomness: systemRandomness,
  repositories: keepRepositoriesOpen(repositoryPorts, process.platform === 'win32'),
  repositoryPorts,
});
serveRequests(findParent(), answers);
