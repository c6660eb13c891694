import type { OutputOf } from '../../../shared/contract/contract';
import type { Tone } from '../../components/figures/tone';
import type { ScreenName } from '../../components/navigation/route';

export type HealthView = OutputOf<'health.summary'>;
export type CheckView = HealthView['checks'][number];

interface CheckWords {
  readonly name: string;
  /** Where the check can be followed up. */
  readonly screen?: ScreenName;
}

export const checkWords: Readonly<Record<CheckView['name'], CheckWords>> = {
  disk: { name: 'Disk' },
  store: { name: 'Records' },
  keychain: { name: 'Key' },
  proof: { name: 'Copies', screen: 'backups' },
  audit: { name: 'Trail', screen: 'audit' },
  clock: { name: 'Clock' },
  queries: { name: 'Speed' },
  memory: { name: 'Memory' },
  errors: { name: 'Faults' },
};

const states: Readonly<Record<CheckView['state'], { readonly tone: Tone; readonly words: string }>> = {
  good: { tone: 'safe', words: 'Good' },
  attention: { tone: 'attention', words: 'Look at it' },
  danger: { tone: 'danger', words: 'Act now' },
  unknown: { tone: 'neutral', words: 'Not known' },
};

export const checkState = ({ state }: Pick<CheckView, 'state'>) => states[state];

/** The worst first: what needs somebody stands at the top. */
export function worstFirst(checks: readonly CheckView[]): readonly CheckView[] {
  const order: readonly CheckView['state'][] = ['danger', 'attention', 'unknown', 'good'];
  return checks.toSorted((left, right) => order.indexOf(left.state) - order.indexOf(right.state));
}

/** All of it in a word or two, for the title. */
export function overall(checks: readonly CheckView[]): { readonly tone: Tone; readonly words: string } {
  const danger = checks.filter(({ state }) => state === 'danger').length;
  const attention = checks.filter(({ state }) => state === 'attention').length;
  if (danger > 0) return { tone: 'danger', words: danger === 1 ? '1 needs you now' : `${danger} need you now` };
  if (attention > 0) return { tone: 'attention', words: attention === 1 ? '1 to look at' : `${attention} to look at` };
  return { tone: 'safe', words: 'All good' };
}

/** Milliseconds as people read them: whole below a second, then seconds. */
export const durationWords = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
