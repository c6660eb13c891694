import { useState } from 'react';
import type { SessionView } from '../../../shared/contract/people';
import { call, explain, LarderFailure } from '../../api/call';
import type { OwnerValues, RestaurantValues } from './set-up-values';

export interface CreationNeeds {
  readonly restaurant: RestaurantValues;
  readonly owner: OwnerValues;
  readonly recoveryCode: string;
  readonly onHold: () => void;
  readonly onRelease: () => void;
  readonly onEntered: (session: SessionView) => void;
  readonly onWeakPassword: (sentence: string) => void;
  /** Ready; with the folder the first copy went to, or null. */
  readonly onReady: (copiesGoTo: string | null) => void;
}

/** How far it came: a folder that is refused afterwards does not undo the restaurant. */
export type CreationState =
  | { readonly kind: 'asking'; readonly created: boolean; readonly refused: ReturnType<typeof explain> | null }
  | { readonly kind: 'working'; readonly sentence: string };

async function createAndSignIn(needs: CreationNeeds): Promise<void> {
  const { restaurant, owner, recoveryCode } = needs;
  const display = owner.display.trim();
  const username = owner.username.trim();
  const { password } = owner;
  await call('setup.createRestaurant', { restaurant, owner: { username, display, password }, recoveryCode });
  needs.onEntered(await call('auth.signIn', { username, password }));
}

const isWeakPassword = (error: unknown): error is LarderFailure =>
  error instanceof LarderFailure && error.failure.key === 'auth/weak-password';

/** Creates the restaurant, signs its owner in, and makes the first copy in the chosen folder. */
export function useCreation(needs: CreationNeeds) {
  const [state, setState] = useState<CreationState>({ kind: 'asking', created: false, refused: null });
  const finish = async (folder: string | null, alreadyCreated: boolean): Promise<void> => {
    let created = alreadyCreated;
    try {
      if (!created) {
        setState({ kind: 'working', sentence: 'Making your encrypted records…' });
        needs.onHold();
        await createAndSignIn(needs);
        created = true;
      }
      if (folder !== null) {
        setState({ kind: 'working', sentence: 'Making the first copy and putting it back once to prove it…' });
        await call('backup.addFolder', { path: folder });
      }
      needs.onReady(folder);
    } catch (error) {
      if (!created) needs.onRelease();
      if (isWeakPassword(error)) needs.onWeakPassword(error.failure.message);
      else setState({ kind: 'asking', created, refused: explain(error) });
    }
  };
  return { state, finish };
}
