import type { DestinationView } from '../../shared/contract/backup';
import type { OutputOf } from '../../shared/contract/contract';
import type { PlaceFact, ProtectionFacts } from './strip-wording';

/** A change waits a few seconds for its copy as a rule; a place is called behind from here on. */
export const behindAfterSeconds = 60;

const problems: Readonly<Record<string, string>> = {
  'destination/full': 'is full',
  'destination/damaged': 'holds a damaged copy',
  'destination/wrong-repository': 'holds the copies of other records',
  'destination/slow': 'answers too slowly',
  'backup/proof-failed': 'the newest copy could not be proved',
  'backup/silent-corruption': 'stopped, a part of the records is damaged',
};

type Standing = Pick<PlaceFact, 'state' | 'waitsFor' | 'problem'>;

function standing(place: DestinationView): Standing {
  const lag = place.lagSeconds ?? 0;
  switch (place.state) {
    case 'up-to-date':
      return { state: 'current' };
    case 'behind':
      return { state: lag < behindAfterSeconds ? 'current' : 'waiting' };
    case 'copying':
      return { state: lag < behindAfterSeconds ? 'copying' : 'waiting' };
    case 'never':
      return { state: 'never' };
    case 'failing':
      if (place.failure?.key !== 'destination/offline')
        return { state: 'failing', problem: problems[place.failure?.key ?? ''] };
      return { state: 'waiting', waitsFor: place.kind === 'folder' ? 'its disk' : 'internet' };
  }
}

function sinceAt(place: DestinationView, askedAt: number): number | undefined {
  return place.lagSeconds === null || place.lagSeconds === 0 ? undefined : askedAt - place.lagSeconds * 1000;
}

/** What the strip may say of one place. `askedAt`: when main was asked, milliseconds since 1970. */
export function placeFact(place: DestinationView, askedAt: number): PlaceFact {
  return {
    id: place.id,
    name: place.label,
    where: place.kind === 'folder' ? 'here' : 'away',
    newestCopyAt: place.lastSnapshotAt === null ? null : Date.parse(place.lastSnapshotAt),
    sinceAt: sinceAt(place, askedAt),
    ...standing(place),
  };
}

/** The strip's facts from what the engine says of itself; undefined while it was not asked or may not be. */
export function protectionFacts(
  status: OutputOf<'backup.status'> | undefined,
  askedAt: number,
  unknownBecause: string,
): ProtectionFacts {
  if (status === undefined) return { recordsOpen: true, known: false, unknownBecause, places: [] };
  return { recordsOpen: true, known: true, places: status.destinations.map((place) => placeFact(place, askedAt)) };
}
