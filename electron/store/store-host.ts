import { type Envelope, FailureError } from '../../shared/failures/failures';
import { StoreClient } from './store-client';
import type { NewRestaurant, StationIdentity, StoreMark, StoreNotice } from './worker-protocol';

export interface StoreAnswer {
  readonly envelope: Envelope<unknown>;
  readonly areas: readonly string[];
  readonly session?: { readonly id: string | null };
  /** A long query that passed every check: to be run on the read-only connection as this actor. */
  readonly forward?: { readonly actor: unknown };
}

export interface StoreHostOptions {
  readonly workerEntry: string | URL;
  readonly station: StationIdentity;
  readonly onNotice: (notice: StoreNotice) => void;
  /** The worker that writes died by itself. The store counts as closed; everything acknowledged is on disk. */
  readonly onDeath: () => void;
}

/** The open store: one worker that writes, one that only reads, so that a report never waits before a sale. */
export class StoreHost {
  readonly #options: StoreHostOptions;
  #writer: StoreClient | null = null;
  #reader: StoreClient | null = null;
  #openReader: () => Promise<StoreClient> = () => Promise.reject(new FailureError('request/not-now'));

  constructor(options: StoreHostOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#writer !== null;
  }

  get writer(): StoreClient {
    if (!this.#writer) throw new FailureError('request/not-now');
    return this.#writer;
  }

  /** Makes a new store with its owner, and leaves it open. @throws FailureError when one is there already. */
  async create(path: string, key: Uint8Array, newRestaurant: NewRestaurant): Promise<void> {
    const writer = this.spawn();
    try {
      await writer.request('create', { path, key, station: this.#options.station, newRestaurant });
    } catch (error) {
      await writer.close();
      throw error;
    }
    await writer.close();
    await this.open(path, key);
  }

  /** @throws FailureError `store/…` with what keeps the store from opening; then nothing stays open. */
  async open(path: string, key: Uint8Array): Promise<{ readonly migrated: number }> {
    const { station, onDeath } = this.#options;
    const writer = this.spawn();
    try {
      const opened = await writer.request('open', { path, key, role: 'writer', station });
      this.#openReader = () => this.#spawnReader(path, key);
      this.#reader = await this.#openReader();
      this.#writer = writer;
      void writer.exited.then(() => {
        if (this.#writer !== writer) return;
        this.#writer = null;
        onDeath();
      });
      return opened;
    } catch (error) {
      await Promise.all([writer.close(), this.#reader?.close()]);
      this.#reader = null;
      throw error;
    }
  }

  async #spawnReader(path: string, key: Uint8Array): Promise<StoreClient> {
    const reader = this.spawn();
    try {
      await reader.request('open', { path, key, role: 'reader', station: this.#options.station });
    } catch (error) {
      await reader.close();
      throw error;
    }
    return reader;
  }

  /** A report that took all memory ends its own thread only; the next one gets a new thread. */
  async #livingReader(): Promise<StoreClient> {
    if (!this.#reader?.isAlive) this.#reader = await this.#openReader();
    return this.#reader;
  }

  async call(channel: string, payload: unknown, caller: unknown): Promise<StoreAnswer> {
    const answer = (await this.writer.request('call', { channel, payload, caller })) as StoreAnswer;
    if (!answer.forward) return answer;
    const reader = await this.#livingReader();
    return (await reader.request('runQuery', { channel, payload, actor: answer.forward.actor })) as StoreAnswer;
  }

  async authorise(channel: string, payload: unknown, caller: unknown): Promise<StoreAnswer> {
    return (await this.writer.request('authorise', { channel, payload, caller })) as StoreAnswer;
  }

  /** A slow look at the whole store, on the read-only connection. */
  async inspect(full: boolean) {
    return (await this.#livingReader()).request('inspect', { full });
  }

  /** @returns the last commit, taken in the very turn that closed the store. */
  async close(): Promise<StoreMark | null> {
    const [writer, reader] = [this.#writer, this.#reader];
    this.#writer = null;
    this.#reader = null;
    this.#openReader = () => Promise.reject(new FailureError('request/not-now'));
    await reader?.close();
    return (await writer?.close()) ?? null;
  }

  /** A worker of its own, for a store that is not the live one. The caller closes it. */
  spawn(): StoreClient {
    return new StoreClient(this.#options.workerEntry, this.#options.onNotice);
  }
}
