import { Buffer } from 'node:buffer';
import { RepositoryFailure } from './repository-failure';
import type { TreeNode } from './tree';

const nameBytesLimit = 255;
/** Names Windows gives to devices, with or without an extension, in every folder. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Separators, drive letters and streams, wildcards, quotes; the backslash is also how restic escapes what is unprintable. */
const forbiddenCharacters = /[/\\:*?"<>|]/;

/**
 * Refuses a folder of a snapshot that could, on any system, write outside its staging folder or onto one of its own
 * files: odd names, names that differ only in case, links, devices, pipes.
 *
 * @param path of the folder, for the message.
 * @throws RepositoryFailure `hostile-name`.
 */
export function refuseHostileNames(nodes: readonly TreeNode[], path: readonly string[]): void {
  const seen = new Set<string>();
  for (const { name, type } of nodes) {
    const where = JSON.stringify([...path, name].join('/'));
    if (type !== 'file' && type !== 'dir') throw new RepositoryFailure('hostile-name', `${where} is a ${type}`);
    if (!isHarmlessName(name)) throw new RepositoryFailure('hostile-name', `${where} is not a name to write to a disk`);
    const folded = name.normalize('NFKC').toLowerCase();
    if (seen.has(folded)) throw new RepositoryFailure('hostile-name', `${where} is there twice`);
    seen.add(folded);
  }
}

function isHarmlessName(name: string): boolean {
  return (
    name !== '' &&
    Buffer.byteLength(name) <= nameBytesLimit &&
    name.isWellFormed() &&
    !forbiddenCharacters.test(name) &&
    ![...name].some(isControl) &&
    !/[. ]$/.test(name) &&
    !name.startsWith(' ') &&
    !deviceName.test(name)
  );
}

/** Control characters, and the marks that turn the reading direction and so disguise a name. */
function isControl(character: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character);
}
