import type { ChannelName } from '../../shared/contract/contract';
import { FailureError } from '../../shared/failures/failures';

const areaOf = (name: string): string => name.split('.')[0] ?? name;

/** Long work: one at a time for each area, each with a Cancel that works. */
export class RunningTasks {
  readonly #running = new Map<string, AbortController>();

  /** @throws FailureError `backup/busy` when the area works already. */
  async alone<Value>(name: ChannelName, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const area = areaOf(name);
    if (this.#running.has(area)) throw new FailureError('backup/busy');
    const controller = new AbortController();
    this.#running.set(area, controller);
    try {
      return await work(controller.signal);
    } catch (error) {
      if (controller.signal.aborted) throw new FailureError('operation/cancelled');
      throw error;
    } finally {
      this.#running.delete(area);
    }
  }

  cancel(area: string): void {
    this.#running.get(area)?.abort();
  }

  isRunning(area: string): boolean {
    return this.#running.has(area);
  }
}
