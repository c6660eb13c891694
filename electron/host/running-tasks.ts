import type { ChannelName } from '../../shared/contract/contract';
import { FailureError, type FailureKey } from '../../shared/failures/failures';

const areaOf = (name: string): string => name.split('.')[0] ?? name;

/** Long work: one at a time for each area, each with a Cancel that works. */
export class RunningTasks {
  readonly #running = new Map<string, AbortController>();

  /** @throws FailureError `backup/busy` when the area works already. */
  alone<Value>(name: ChannelName, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    return this.#alone(areaOf(name), 'backup/busy', work);
  }

  /** Making, opening and leaving records. @throws FailureError `request/not-now` when that is under way already. */
  aloneWithRecords<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    return this.#alone('records', 'request/not-now', work);
  }

  async #alone<Value>(area: string, busy: FailureKey, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    if (this.#running.has(area)) throw new FailureError(busy);
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
