/**
 * Why a copy was not put back; closed list. Nothing of the live store was touched.
 *
 * - `not-a-store-copy` the snapshot holds no store of ours: somebody else's backup.
 * - `newer-format` and `newer-schema` a newer Larder made it; `detail` says which version.
 * - `damaged` what the repository gave back does not make up a store.
 * - `no-room` the disk lacks room; `detail` says how many bytes are needed.
 * - `check-failed` the staged store does not open, or does not say of itself what the manifest says; see `detail`.
 * - `left-open` someone still has the staged store open, or left its log behind.
 * - `unfinished` an earlier swap has not ended: call `recoverInterruptedRestore` first.
 */
export type RestoreRefusedCode =
  | 'not-a-store-copy'
  | 'newer-format'
  | 'newer-schema'
  | 'damaged'
  | 'no-room'
  | 'check-failed'
  | 'left-open'
  | 'unfinished';

export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
  readonly code: RestoreRefusedCode;
  readonly detail: string;

  constructor(code: RestoreRefusedCode, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.code = code;
    this.detail = detail;
  }
}
