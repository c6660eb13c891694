import type { Envelope } from '../../shared/failures/failures';
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
}

/** The open store: one worker that writes, one that only reads, so that a report never waits before a sale. */
export class StoreHost {
  readonly #options: StoreHostOptions;
  #writer: StoreClient | null = null;
  #reader: StoreClient | null = null;

  constructor(options: StoreHostOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#writer !== null;
  }

  get writer(): StoreClient {
    if (!this.#writer) throw new Error('the store is not open');
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
    const writer = this.spawn();
    const reader = this.spawn();
    try {
      const opened = await writer.request('open', { path, key, role: 'writer', station: this.#options.station });
      await reader.request('open', { path, key, role: 'reader', station: this.#options.station });
      this.#writer = writer;
      this.#reader = reader;
      return opened;
    } catch (error) {
      await Promise.all([writer.close(), reader.close()]);
      throw error;
    }
  }

  async call(channel: string, payload: unknown, caller: unknown): Promise<StoreAnswer> {
    const answer = (await this.writer.request('call', { channel, payload, caller })) as StoreAnswer;
    if (!answer.forward || !this.#reader) return answer;
    return (await this.#reader.request('runQuery', { channel, payload, actor: answer.forward.actor })) as StoreAnswer;
  }

  async authorise(channel: string, payload: unknown, caller: unknown): Promise<StoreAnswer> {
    return (await this.writer.request('authorise', { channel, payload, caller })) as StoreAnswer;
  }

  /** A slow look at the whole store, on the read-only connection. */
  inspect(full: boolean) {
    if (!this.#reader) throw new Error('the store is not open');
    return this.#reader.request('inspect', { full });
  }

  /** @returns the last commit, taken in the very turn that closed the store. */
  async close(): Promise<StoreMark | null> {
    const [writer, reader] = [this.#writer, this.#reader];
    this.#writer = null;
    this.#reader = null;
    await reader?.close();
    return (await writer?.close()) ?? null;
  }

  /** A worker of its own, for a store that is not the live one. The caller closes it. */
  spawn(): StoreClient {
    return new StoreClient(this.#options.workerEntry, this.#options.onNotice);
  }
}
