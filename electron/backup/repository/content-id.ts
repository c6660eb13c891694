import { hash } from 'node:crypto';

/** The hex SHA-256 of bytes: how restic names blobs and files. */
export function contentId(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
