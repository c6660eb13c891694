import { setTimeout as wait } from 'node:timers/promises';
import { FailureError } from '../../shared/failures/failures';

const tries = 40;
const pauseMs = 250;

/**
 * Takes the data folder for this window. A command of the terminal holds it for some seconds; a second Larder for longer.
 *
 * @throws FailureError `store/in-use` after ten seconds, or at once what else is wrong.
 */
export async function occupyPatiently(occupy: () => void): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      occupy();
      return;
    } catch (error) {
      if (left === 0 || !(error instanceof FailureError) || error.failure.key !== 'store/in-use') throw error;
      await wait(pauseMs);
    }
  }
}
