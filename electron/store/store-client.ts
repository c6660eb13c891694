import { Worker } from 'node:worker_threads';
import { FailureError, failure } from '../../shared/failures/failures';
import type { StoreMark, StoreNotice, StoreReply, StoreRequestName, StoreRequests } from './worker-protocol';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Main's end of one store worker. When the worker dies, everything that waits is told at once; nothing hangs. */
export class StoreClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly exited: Promise<number>;
  #nextId = 1;
  #dead = false;

  constructor(entry: string | URL, onNotice: (notice: StoreNotice) => void) {
    this.#worker = new Worker(entry, {
      name: 'larder-store',
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    this.#worker.on('message', (message: StoreReply | StoreNotice) =>
      'notice' in message ? onNotice(message) : this.#settle(message),
    );
    this.#worker.on('error', (error) =>
      onNotice({ notice: 'fault', fingerprint: 'worker', message: error.message, stack: error.stack ?? '' }),
    );
    this.exited = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#dead = true;
        for (const { reject } of this.#pending.values())
          reject(new FailureError('unexpected', { fingerprint: 'store-stopped' }));
        this.#pending.clear();
        resolve(code);
      });
    });
  }

  /** @throws FailureError as the worker explained it, or `unexpected` when the worker died. */
  request<Name extends StoreRequestName>(
    name: Name,
    input: StoreRequests[Name]['input'],
  ): Promise<StoreRequests[Name]['output']> {
    if (this.#dead) return Promise.reject(new FailureError('unexpected', { fingerprint: 'store-stopped' }));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, input });
    });
  }

  get isAlive(): boolean {
    return !this.#dead;
  }

  /** Ends the thread at once, as a crash would: for a thread that does not answer. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
    await this.exited;
  }

  /** Never fails: a worker that dies while closing is closed. @returns the last commit of the store that was open for writing; null otherwise. */
  async close(): Promise<StoreMark | null> {
    if (this.#dead) return null;
    const closed = await this.request('close', {}).catch(() => ({ mark: null }));
    await this.#worker.terminate();
    await this.exited;
    return closed.mark;
  }

  #settle(reply: StoreReply): void {
    const waiting = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (!waiting) return;
    if (reply.ok) waiting.resolve(reply.value);
    else
      waiting.reject(
        Object.assign(new FailureError(reply.failure.key, reply.failure.detail, reply.failure.message), {
          failure: reply.failure ?? failure('unexpected'),
        }),
      );
  }
}
