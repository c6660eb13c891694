import type { RepositoryFile } from './destination';

const contentName = /^[0-9a-f]{64}$/;

/** True for a name restic recognises: 64 lower-case hex digits. Everything else in a repository is ignored. */
export function isContentName(name: string): boolean {
  return contentName.test(name);
}

/**
 * The path of a file inside a repository, as segments: restic's default layout, where packs are spread over 256
 * folders by the first two digits of their name.
 *
 * @throws RangeError for a name that is not 64 hex digits, so that no name can lead out of the repository.
 */
export function repositoryPath(file: RepositoryFile): readonly string[] {
  if (file.type === 'config') return ['config'];
  if (!isContentName(file.name)) throw new RangeError(`Not a repository file name: ${JSON.stringify(file.name)}`);
  return file.type === 'data' ? ['data', file.name.slice(0, 2), file.name] : [file.type, file.name];
}
