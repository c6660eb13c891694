/** What is known of the update place, and the steps that lead to an installed update. Given only where Larder is installed. */
export interface UpdateFeed {
  readonly state: UpdateState;
  /** @throws FailureError `update/offline`, `update/not-trusted` */
  check(): Promise<void>;
  /**
   * Hands over what `check` verified, and leaves: Larder ends in good order and the new one starts.
   * @throws FailureError `update/not-trusted` when the file was changed since, `request/not-now` when nothing is verified
   */
  install(): Promise<void>;
  /** The version that can be returned to, or null. */
  readonly previous: string | null;
  /** Leaves, and starts the version that was kept. @throws FailureError `request/not-now` when it is gone or changed */
  rollBack(): Promise<void>;
}

export interface UpdateState {
  readonly state: 'idle' | 'checking' | 'available' | 'verified' | 'refused' | 'offline';
  readonly available: { readonly version: string; readonly releasedAt: string; readonly notes: string } | null;
  readonly message: string;
  readonly checkedAt: string | null;
}
