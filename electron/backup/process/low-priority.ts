import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets everything else on this machine go first. On Linux niceness belongs to a thread and is inherited by the threads
 * it starts, so those that run already are lowered one by one. A system that refuses keeps its priority.
 */
export function yieldToEverything(platform: NodeJS.Platform): void {
  const priority = platform === 'win32' ? constants.priority.PRIORITY_BELOW_NORMAL : constants.priority.PRIORITY_LOW;
  const threads = platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  for (const thread of threads) {
    try {
      setPriority(thread, priority);
    } catch {
      // The thread has ended, or the system does not let us: copying works all the same.
    }
  }
}
