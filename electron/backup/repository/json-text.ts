import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { parseGoTime } from './go-text';
import { RepositoryFailure } from './repository-failure';

/** A hex SHA-256, the only kind of reference restic knows. */
export const contentIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A time with a zone, read as milliseconds since the epoch. */
export const timeSchema = z.string().transform((text, context) => {
  const milliseconds = parseGoTime(text);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: 'custom', message: 'not a time with a zone' });
  return z.NEVER;
});

/** Base64 with padding that decodes to an exact number of bytes. */
export function base64Schema(length: number) {
  return z.string().transform((text, context) => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length === length && bytes.toString('base64') === text) return bytes;
    context.addIssue({ code: 'custom', message: `not ${length} bytes in base64` });
    return z.NEVER;
  });
}

/**
 * Parses UTF-8 JSON from a repository, which is never trusted.
 *
 * @param subject what it is, for the message: "directory listing".
 * @throws RepositoryFailure `damaged`.
 */
export function parseJson<Schema extends z.ZodType>(
  schema: Schema,
  bytes: Uint8Array,
  subject: string,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    throw new RepositoryFailure('damaged', `A ${subject} in the repository cannot be read`, cause);
  }
}
