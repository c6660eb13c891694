import { IconShieldCheck } from '@tabler/icons-react';
import type { JSX } from 'react';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { navigate } from '../../components/navigation/route';
import { type CopyStatus, copyAnswer, placeStanding } from './home-wording';
import { QuestionCard } from './question-card';

export interface CopiesCardProps {
  readonly status: CopyStatus;
  readonly mayOpen: boolean;
  readonly primary: boolean;
}

const shownPlaces = 3;

function lastProof(status: CopyStatus): CopyStatus['destinations'][number] | undefined {
  return status.destinations
    .filter((place) => place.lastProvedAt !== null)
    .toSorted((left, right) => (right.lastProvedAt ?? '').localeCompare(left.lastProvedAt ?? ''))[0];
}

function Proof({ status }: { readonly status: CopyStatus }): JSX.Element {
  const proof = lastProof(status);
  if (!proof?.lastProvedAt) return <>Never</>;
  const seconds = proof.lastProofSeconds;
  return (
    <>
      <Time at={proof.lastProvedAt} precision="second" />
      {seconds === null ? '' : `, in ${seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`}`}
    </>
  );
}

/** Is my data safe? */
export function CopiesCard({ status, mayOpen, primary }: CopiesCardProps): JSX.Element {
  const answer = copyAnswer(status);
  const places = status.destinations.slice(0, shownPlaces).map((place) => {
    const { words, tone } = placeStanding(place);
    return { label: place.label, value: words, tone };
  });
  const proved = { label: 'Copy last proved', value: <Proof status={status} /> };
  return (
    <QuestionCard
      title="Is my data safe?"
      icon={<IconShieldCheck size={18} stroke={1.75} aria-hidden="true" />}
      verdict={answer.verdict}
      figure={answer.figure}
      sentence={answer.sentence}
      next={mayOpen ? { label: answer.next.label, onRun: () => navigate({ screen: 'backups' }) } : undefined}
      primary={primary}
    >
      {status.destinations.length === 0 ? null : <FactList facts={[proved, ...places]} />}
    </QuestionCard>
  );
}
