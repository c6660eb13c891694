/** What is known of the update place, and the steps that lead to an installed update. Given only where Larder is installed. */
export interface UpdateFeed {
  readonly state: UpdateState;
  /** @throws FailureError `update/offline`, `update/not-trusted` */
  check(): Promise<void>;
  /** Installs what `check` verified and starts it; does not return when it worked. */
  install(): Promise<void>;
  /** The version that can be returned to, or null. */
  readonly previous: string | null;
  rollBack(): Promise<void>;
}

export interface UpdateState {
  readonly state: 'idle' | 'checking' | 'available' | 'verified' | 'refused' | 'offline';
  readonly available: { readonly version: string; readonly releasedAt: string; readonly notes: string } | null;
  readonly message: string;
  readonly checkedAt: string | null;
}
