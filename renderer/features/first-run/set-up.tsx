import { type JSX, useState } from 'react';
import type { SessionView } from '../../../shared/contract/people';
import { Steps } from '../../components/steps/steps';
import { CopiesStep } from './copies-step';
import { KitStep } from './kit-step';
import { OwnerStep } from './owner-step';
import { ReadyStep } from './ready-step';
import { RestaurantStep } from './restaurant-step';
import { blankOwner, blankRestaurant, type OwnerValues, type RestaurantValues } from './set-up-values';
import { TypeBackStep } from './type-back-step';

export interface SetUpProps {
  /** Why this PC cannot keep the key; null when it can. */
  readonly withoutKeychain: string | null;
  readonly onHold: () => void;
  readonly onRelease: () => void;
  readonly onEntered: (session: SessionView) => void;
  readonly onBack: () => void;
}

type Step = 'restaurant' | 'owner' | 'kit' | 'type-back' | 'copies' | 'ready';

const stepNames = ['Restaurant', 'You', 'Recovery kit', 'Copies', 'Ready'] as const;
const positionOf: Readonly<Record<Step, number>> = {
  restaurant: 0,
  owner: 1,
  kit: 2,
  'type-back': 2,
  copies: 3,
  ready: 4,
};

const zoneOfThisPc = (): RestaurantValues => blankRestaurant(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Setting up: nothing is written before the recovery code was typed back, and going back loses nothing typed. */
export function SetUp(props: SetUpProps): JSX.Element {
  const [step, setStep] = useState<Step>('restaurant');
  const [restaurant, setRestaurant] = useState(zoneOfThisPc);
  const [owner, setOwner] = useState<OwnerValues>(blankOwner);
  const [refusedPassword, setRefusedPassword] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [copiesGoTo, setCopiesGoTo] = useState<string | null>(null);
  const steps = <Steps label="Steps of setting up" steps={stepNames} current={positionOf[step]} />;
  switch (step) {
    case 'restaurant':
      return (
        <RestaurantStep
          steps={steps}
          values={restaurant}
          onChange={setRestaurant}
          onNext={() => setStep('owner')}
          onBack={props.onBack}
        />
      );
    case 'owner':
      return (
        <OwnerStep
          steps={steps}
          values={owner}
          refusedPassword={refusedPassword}
          onChange={(values) => {
            setRefusedPassword(null);
            setOwner(values);
          }}
          onNext={() => setStep('kit')}
          onBack={() => setStep('restaurant')}
        />
      );
    case 'kit':
      return (
        <KitStep
          steps={steps}
          restaurant={restaurant.name.trim()}
          withoutKeychain={props.withoutKeychain}
          onNext={(shown) => {
            setCode(shown);
            setStep('type-back');
          }}
          onBack={() => setStep('owner')}
        />
      );
    case 'type-back':
      return <TypeBackStep steps={steps} shown={code} onNext={() => setStep('copies')} onBack={() => setStep('kit')} />;
    case 'copies':
      return (
        <CopiesStep
          steps={steps}
          restaurant={restaurant}
          owner={owner}
          recoveryCode={code}
          onHold={props.onHold}
          onRelease={props.onRelease}
          onEntered={props.onEntered}
          onWeakPassword={(sentence) => {
            setRefusedPassword(sentence);
            setStep('owner');
          }}
          onReady={(path) => {
            setCopiesGoTo(path);
            setStep('ready');
          }}
          onBack={() => setStep('type-back')}
        />
      );
    case 'ready':
      return (
        <ReadyStep
          steps={steps}
          restaurant={restaurant.name.trim()}
          copiesGoTo={copiesGoTo}
          withoutKeychain={props.withoutKeychain !== null}
          onOpen={props.onRelease}
        />
      );
  }
}
