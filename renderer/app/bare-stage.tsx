import { type JSX, lazy, Suspense } from 'react';
import type { AppState } from '../../shared/contract/app';
import type { SessionView } from '../../shared/contract/people';
import { SignInScreen } from '../features/sign-in/sign-in-screen';
import { BareWindow } from './bare-window';
import { ErrorBoundary } from './error-boundary';
import { personWords } from './person-words';
import { Quiet } from './quiet';
import { reportFault } from './report-fault';
import type { Stage } from './stage';
import type { ProtectionFacts } from './strip-wording';

const FirstRun = lazy(async () => ({
  default: (await import('../features/first-run/first-run-screen')).FirstRunScreen,
}));
const RestoreFromFolder = lazy(async () => ({
  default: (await import('../features/startup/restore-from-folder-screen')).RestoreFromFolderScreen,
}));
const Keychain = lazy(async () => ({ default: (await import('../features/startup/keychain-screen')).KeychainScreen }));
const Recovery = lazy(async () => ({ default: (await import('../features/startup/recovery-screen')).RecoveryScreen }));
const Lock = lazy(async () => ({ default: (await import('../features/sign-in/lock-screen')).LockScreen }));
const OwnPassword = lazy(async () => ({
  default: (await import('../features/sign-in/own-password-screen')).OwnPasswordScreen,
}));

export interface BareStageProps {
  readonly stage: Exclude<Stage, 'office'>;
  readonly state: AppState | undefined;
  readonly error: Error | null;
  readonly session: SessionView | null;
  readonly now: number;
  readonly onHold: () => void;
  readonly onRelease: () => void;
  readonly onEntered: (session: SessionView) => void;
  readonly onPasswordChosen: () => void;
}

function unknownBecause({ stage, state }: BareStageProps): string {
  if (stage === 'quiet') return 'Opening your records';
  if (stage !== 'first-run') return 'Sign in to see where your copies stand';
  return state?.phase === 'open' ? 'Open Larder to see where your copies stand' : 'Nothing to copy yet';
}

function protection(props: BareStageProps): ProtectionFacts {
  const { state } = props;
  const closed = state?.phase === 'keychain' || state?.phase === 'damaged' || state?.phase === 'newer-store';
  return { recordsOpen: !closed, known: false, unknownBecause: unknownBecause(props), places: [] };
}

function StageScreen(props: BareStageProps): JSX.Element | null {
  const { stage, state, session, onHold, onRelease, onEntered, onPasswordChosen } = props;
  if (state === undefined || stage === 'quiet') return <Quiet error={props.error} />;
  switch (stage) {
    case 'first-run':
      return (
        <FirstRun
          state={state}
          onHold={onHold}
          onRelease={onRelease}
          onEntered={onEntered}
          restore={(onBack) => <RestoreFromFolder onHold={onHold} onRelease={onRelease} onBack={onBack} />}
        />
      );
    case 'keychain':
      return <Keychain state={state} onHold={onHold} onRelease={onRelease} />;
    case 'recovery':
      return <Recovery state={state} onHold={onHold} onRelease={onRelease} />;
    case 'sign-in':
      return <SignInScreen restaurant={state.restaurantName} onEntered={onEntered} />;
    case 'locked':
      return session && <Lock restaurant={state.restaurantName} session={session} onEntered={onEntered} />;
    case 'own-password':
      return session && <OwnPassword session={session} onDone={onPasswordChosen} />;
  }
}

/** Whatever stands in the window without a rail. */
export function BareStage(props: BareStageProps): JSX.Element {
  const { stage, state, session, now } = props;
  const strip = {
    protection: protection(props),
    person: session === null ? undefined : personWords(session),
    sample: state?.sample,
    now,
  };
  return (
    <BareWindow strip={strip}>
      <ErrorBoundary resetKey={stage} onError={reportFault}>
        <Suspense fallback={null}>
          <StageScreen {...props} />
        </Suspense>
      </ErrorBoundary>
    </BareWindow>
  );
}
