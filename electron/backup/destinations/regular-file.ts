import { Buffer } from 'node:buffer';
import { constants, type FileHandle, open } from 'node:fs/promises';
import type { ByteRange } from './destination';

/** No file of a repository is as large: restic's packs end at 128 MiB. Guards memory against a foreign file. */
const fileBytesLimit = 256 * 1024 * 1024;
/** A pipe or a link in place of a file must neither hold us up nor lead elsewhere. Windows knows neither flag. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Reads a file or exactly the range of it.
 *
 * @throws the system's error; an EIO of our own for what is no file, too large, or shorter than the range.
 */
export async function readRegularFile(path: string, range?: ByteRange): Promise<Buffer> {
  const handle = await open(path, readFlags);
  try {
    const found = await handle.stat();
    const { offset, length } = range ?? { offset: 0, length: found.size };
    if (!found.isFile() || found.size > fileBytesLimit || offset + length > found.size) {
      throw unreadable(`It is not a file of ${offset + length} to ${fileBytesLimit} bytes`);
    }
    return await readExactly(handle, offset, length);
  } finally {
    await handle.close();
  }
}

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw unreadable('The file ended early');
    filled += bytesRead;
  }
  return bytes;
}

function unreadable(message: string): Error {
  return Object.assign(new Error(message), { code: 'EIO' });
}
