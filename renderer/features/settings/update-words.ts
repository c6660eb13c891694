import type { OutputOf } from '../../../shared/contract/contract';
import type { Tone } from '../../components/figures/tone';

export type UpdateView = OutputOf<'update.state'>;

const states: Readonly<Record<UpdateView['state'], { readonly tone: Tone; readonly words: string }>> = {
  idle: { tone: 'neutral', words: 'Nothing waits' },
  checking: { tone: 'neutral', words: 'Looking' },
  available: { tone: 'neutral', words: 'Fetching' },
  verified: { tone: 'safe', words: 'Ready to install' },
  refused: { tone: 'danger', words: 'Refused' },
  offline: { tone: 'attention', words: 'Not reached' },
  'not-packaged': { tone: 'neutral', words: 'Not installed' },
};

export function updateState(view: UpdateView): { readonly tone: Tone; readonly words: string } {
  if (view.state === 'idle' && view.checkedAt !== null) return { tone: 'safe', words: 'Newest' };
  return states[view.state];
}

/** How to go back from here, in a sentence. */
export function returnSentence(view: UpdateView): string {
  if (!view.packaged) return '';
  return view.rollBackTo === null
    ? 'No earlier Larder is kept on this PC. To go back, run the installer of the earlier one; your records stay.'
    : `Larder ${view.rollBackTo} is kept beside this one, in case this one does not suit you.`;
}
