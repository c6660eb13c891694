import type { RefusalReason } from './judge-release';
import type { ReleaseStatement } from './release-statement';
import type { UpdateState } from './update-feed';

export type UpdateStep =
  | { readonly step: 'asked' }
  | { readonly step: 'unreachable'; readonly at: string }
  | { readonly step: 'newest'; readonly at: string; readonly expired: boolean }
  | { readonly step: 'offered'; readonly statement: ReleaseStatement }
  | { readonly step: 'verified'; readonly at: string; readonly expired: boolean }
  | { readonly step: 'refused'; readonly at: string; readonly reason: RefusalReason };

export const noUpdateYet: UpdateState = {
  state: 'idle',
  available: null,
  message: 'Larder has not looked for an update since it was started.',
  checkedAt: null,
};

const refusals: Readonly<Record<RefusalReason, string>> = {
  'no-key': 'This Larder was built without a key to recognise updates by, so it takes none.',
  unreadable: 'What the update place says cannot be read.',
  'not-signed': 'The update is not signed by the makers of Larder.',
  'other-platform': 'The update is made for another kind of PC.',
  'other-package': 'The update place offers another file than the one that was signed.',
  older: 'The update place offers an older Larder than this PC has already seen.',
  'too-big-a-step': 'This Larder is too old for that update. Install the version in between first.',
  'unsafe-place': 'The update comes from an address that Larder does not trust.',
  'changed-on-the-way': 'The file that arrived is not the one that was signed.',
};

/** Why an update was refused, in words; always followed by what that means for the person. */
export const refusalSentence = (reason: RefusalReason): string =>
  `${refusals[reason]} It was not installed, and this Larder goes on as it is.`;

const heldBack = ' The update place has not been renewed for a long time; somebody may be holding updates back.';

/** What is known of updates after one more step; an update once refused is not on offer any more. */
export function afterStep(known: UpdateState, step: UpdateStep): UpdateState {
  switch (step.step) {
    case 'asked':
      return { ...known, state: 'checking', available: null, message: 'Asking the update place.' };
    case 'unreachable':
      return {
        state: 'offline',
        available: null,
        message: 'The update place could not be reached. Larder goes on as it is.',
        checkedAt: step.at,
      };
    case 'newest':
      return {
        state: 'idle',
        available: null,
        message: `This is the newest Larder.${step.expired ? heldBack : ''}`,
        checkedAt: step.at,
      };
    case 'offered': {
      const { version, releasedAt, notes } = step.statement;
      return {
        ...known,
        state: 'available',
        available: { version, releasedAt, notes },
        message: `Larder ${version} is being fetched.`,
      };
    }
    case 'verified':
      // Only what is on offer can be verified: a late answer after a refusal changes nothing.
      if (known.state !== 'available' || !known.available) return known;
      return {
        state: 'verified',
        available: known.available,
        message: `Larder ${known.available.version} is here and its signature is good.${step.expired ? heldBack : ''}`,
        checkedAt: step.at,
      };
    case 'refused':
      return { state: 'refused', available: null, message: refusalSentence(step.reason), checkedAt: step.at };
  }
}
