import { hostname, userInfo } from 'node:os';
import type { RepositoryPorts } from '../backup/repository/ports';
import type { Clock } from '../system/clock';
import type { Randomness } from '../system/randomness';

export interface RepositoryPortsNeeds {
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** For making key files here; locks and packs are the backup process's. */
export const repositoryPorts = ({ clock, randomness }: RepositoryPortsNeeds): RepositoryPorts => ({
  randomBytes: (length) => randomness.bytes(length),
  now: () => clock.now().getTime(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  hostname: hostname(),
  username: userInfo().username,
  processId: process.pid,
  isProcessAlive: () => true,
});
