import type { BackupTimes } from './ports';

/** Waits for a quiet moment after a change, but not for ever: at most `latestMs` after the first change that waits. */
export class ChangeWatch {
  readonly #times: Pick<BackupTimes, 'quietMs' | 'latestMs'>;
  readonly #due: () => void;
  readonly #monotonicMs: () => number;
  #timer: NodeJS.Timeout | null = null;
  #firstAt: number | null = null;

  constructor(times: Pick<BackupTimes, 'quietMs' | 'latestMs'>, monotonicMs: () => number, due: () => void) {
    this.#times = times;
    this.#monotonicMs = monotonicMs;
    this.#due = due;
  }

  changed(): void {
    const now = this.#monotonicMs();
    this.#firstAt ??= now;
    const wait = Math.min(this.#times.quietMs, Math.max(0, this.#firstAt + this.#times.latestMs - now));
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.clear();
      this.#due();
    }, wait);
  }

  clear(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#firstAt = null;
  }
}
