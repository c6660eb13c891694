import type { Clock } from '../system/clock';

/** Notices that somebody put the clock of the PC back while Larder runs. */
export class ClockWatch {
  readonly #clock: Clock;
  #wallMs: number;
  #monotonicMs: number;
  #wentBackMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#wallMs = clock.now().getTime();
    this.#monotonicMs = clock.monotonicMs();
  }

  /** Milliseconds the clock was put back in all, since Larder was started; small corrections do not add up to much. */
  wentBackMs(): number {
    const wallMs = this.#clock.now().getTime();
    const monotonicMs = this.#clock.monotonicMs();
    const missing = monotonicMs - this.#monotonicMs - (wallMs - this.#wallMs);
    this.#wallMs = wallMs;
    this.#monotonicMs = monotonicMs;
    // Forward again undoes it: a clock that was wrong and then set right has nothing to report.
    this.#wentBackMs = Math.max(0, this.#wentBackMs + missing);
    return this.#wentBackMs;
  }
}
