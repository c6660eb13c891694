import { contentId } from '../repository/content-id';
import { type Destination, DestinationFailure } from './destination';

/**
 * Really writes, lists, reads back and removes a small file. It stands among the packs under its true name, where stock
 * restic takes what no index names for a left-over, so that a try cut short harms nothing.
 * @throws DestinationFailure with what the place refused.
 */
export async function tryDestination(destination: Destination, bytes: Uint8Array): Promise<void> {
  const file = { type: 'data', name: contentId(bytes) } as const;
  await destination.put(file, bytes);
  const isListed = (await destination.list('data')).some(
    ({ name, size }) => name === file.name && size === bytes.length,
  );
  const back = await destination.get(file);
  if (!isListed || contentId(back) !== file.name)
    throw new DestinationFailure('damaged', destination.id, 'What was written did not come back as it was');
  await destination.remove(file);
}
