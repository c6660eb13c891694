import type { Tone } from '../components/figures/tone';
import { formatBytes } from '../components/format/byte-format';
import { formatDate, formatDuration, formatTime } from '../components/format/time-format';

/** What is known of one place for copies. Moments are milliseconds since 1970, UTC. */
export interface PlaceFact {
  readonly id: string;
  readonly name: string;
  readonly where: 'here' | 'away';
  readonly state: 'current' | 'copying' | 'waiting' | 'failing' | 'never';
  readonly newestCopyAt: number | null;
  /** Since when it waits or fails, where known. */
  readonly sinceAt?: number | undefined;
  readonly waitingBytes?: number | undefined;
  /** What it waits for: "internet", "the USB stick". */
  readonly waitsFor?: string | undefined;
  /** What is wrong while it fails: "is full". */
  readonly problem?: string | undefined;
}

export interface ProtectionFacts {
  /** False while the records cannot be opened: then nothing new can be copied. */
  readonly recordsOpen: boolean;
  /** False until the engine was asked for the first time, and while nobody is signed in. */
  readonly known: boolean;
  /** What the strip says meanwhile. */
  readonly unknownBecause?: string | undefined;
  readonly places: readonly PlaceFact[];
}

export interface StripSentence {
  readonly tone: Tone;
  readonly sentence: string;
}

function newest(places: readonly PlaceFact[]): number | undefined {
  const moments = places.map((place) => place.newestCopyAt).filter((at) => at !== null);
  return moments.length === 0 ? undefined : Math.max(...moments);
}

function isCurrent(place: PlaceFact): boolean {
  return (place.state === 'current' || place.state === 'copying') && place.newestCopyAt !== null;
}

function moment(at: number, now: number, timeZone: string): string {
  const today = formatDate(at, timeZone, true) === formatDate(now, timeZone, true);
  return today ? formatTime(at, timeZone) : `${formatDate(at, timeZone)} ${formatTime(at, timeZone)}`;
}

function qualifier(current: readonly PlaceFact[], all: readonly PlaceFact[]): string {
  if (current.length === all.length) return '';
  if (current.every((place) => place.where === 'here')) return ' here';
  return current.every((place) => place.where === 'away') ? ' away from here' : ' in part';
}

/**
 * The first words of the strip. They claim no more than is so: while one place is behind, "Protected here" names the
 * part that holds, and without any up-to-date copy the word "protected" is not used.
 */
export function protectionSentence(facts: ProtectionFacts, now: number, timeZone: string): StripSentence {
  if (!facts.recordsOpen) return { tone: 'attention', sentence: 'No new copies until the records open' };
  if (!facts.known) return { tone: 'neutral', sentence: facts.unknownBecause ?? 'Looking for the newest copy' };
  if (facts.places.length === 0) return { tone: 'danger', sentence: 'No place for copies is set up' };
  const current = facts.places.filter(isCurrent);
  const at = newest(current);
  if (at !== undefined) {
    const age = formatDuration(now - at);
    return { tone: 'safe', sentence: `Protected${qualifier(current, facts.places)} ${age} ago` };
  }
  const last = newest(facts.places);
  if (last === undefined) return { tone: 'danger', sentence: 'Nothing has been copied yet' };
  return { tone: 'danger', sentence: `No new copy since ${moment(last, now, timeZone)}` };
}

function waiting(place: PlaceFact, now: number, timeZone: string): string {
  const what = place.waitsFor === undefined ? 'behind' : `waiting for ${place.waitsFor}`;
  const since = place.sinceAt === undefined ? '' : ` since ${moment(place.sinceAt, now, timeZone)}`;
  const bytes = place.waitingBytes === undefined ? '' : ` (${formatBytes(place.waitingBytes)})`;
  return `${place.name}: ${what}${since}${bytes}`;
}

/** One place in the strip: its name alone while all is well, else what it waits for and since when. */
export function placeSentence(place: PlaceFact, now: number, timeZone: string): StripSentence {
  switch (place.state) {
    case 'current':
      return { tone: 'neutral', sentence: place.name };
    case 'copying':
      return { tone: 'neutral', sentence: `${place.name}: copying now` };
    case 'waiting':
      return { tone: 'attention', sentence: waiting(place, now, timeZone) };
    case 'never':
      return { tone: 'attention', sentence: `${place.name}: nothing copied yet` };
    case 'failing': {
      const since = place.sinceAt === undefined ? '' : ` since ${moment(place.sinceAt, now, timeZone)}`;
      return { tone: 'danger', sentence: `${place.name}: ${place.problem ?? 'cannot be written to'}${since}` };
    }
  }
}
