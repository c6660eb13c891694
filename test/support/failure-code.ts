import { DestinationFailure } from '../../electron/backup/destinations/destination';
import { RepositoryFailure } from '../../electron/backup/repository/repository-failure';

/** The code with which a destination or a repository refuses, for expectations. */
export async function failureCode(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no failure';
  } catch (error) {
    const known = error instanceof DestinationFailure || error instanceof RepositoryFailure;
    return known ? error.code : `another error: ${String(error)}`;
  }
}
