import { type JSX, type ReactNode, useState } from 'react';
import type { AppState } from '../../../shared/contract/app';
import type { SessionView } from '../../../shared/contract/people';
import { Doors } from './doors';
import { SampleDoor } from './sample-door';
import { SetUp } from './set-up';

export interface FirstRunScreenProps {
  readonly state: AppState;
  /** Keeps this screen although main has moved on: its last step says how it ended. */
  readonly onHold: () => void;
  readonly onRelease: () => void;
  readonly onEntered: (session: SessionView) => void;
  /** The door that puts copies back; another screen, which leads here again. */
  readonly restore: (onBack: () => void) => ReactNode;
}

export type Door = 'set-up' | 'restore' | 'sample';

/** The first start on this PC: three doors. */
export function FirstRunScreen(props: FirstRunScreenProps): JSX.Element {
  const { state, onHold, onRelease, onEntered, restore } = props;
  const [door, setDoor] = useState<Door | null>(null);
  const back = (): void => setDoor(null);
  const keychainNote = state.keychain.usable ? null : state.keychain.message;
  switch (door) {
    case null:
      return <Doors onChoose={setDoor} />;
    case 'restore':
      return <>{restore(back)}</>;
    case 'set-up':
      return (
        <SetUp
          withoutKeychain={keychainNote}
          onHold={onHold}
          onRelease={onRelease}
          onEntered={onEntered}
          onBack={back}
        />
      );
    case 'sample':
      return <SampleDoor onHold={onHold} onRelease={onRelease} onEntered={onEntered} onBack={back} />;
  }
}
