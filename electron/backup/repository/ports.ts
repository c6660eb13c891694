/** What a repository needs from the outside world; handed in so that tests can decide all of it. */
export interface RepositoryPorts {
  /** Cryptographically strong random bytes. */
  randomBytes(length: number): Uint8Array;
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after that many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** This machine's name: constant for one installation, since `restic forget` groups by it. */
  readonly hostname: string;
  /** The account name written into locks and key files. */
  readonly username: string;
  /**
   * The process named in lock files. `restic unlock` probes it by sending SIGHUP on Unix, so that process must have
   * a SIGHUP handler.
   */
  readonly processId: number;
  /** Whether a process of this machine lives. */
  isProcessAlive(processId: number): boolean;
}
