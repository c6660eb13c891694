import { Button } from '@mantine/core';
import { IconRotateClockwise } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import type { AppState } from '../../../shared/contract/app';
import type { Moment } from '../../../shared/contract/backup';
import { explain } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { CenteredForm, LinkRow, Note } from '../../components/centered/form-parts';
import { useFormats } from '../../components/format/format-context';
import { Notice } from '../../components/state/notice';
import { Working } from '../../components/working/working';
import { AuthorityFields, authorityOf, nobodyYet, type TypedAuthority } from './authority-fields';
import { MomentList } from './moment-list';
import { PutBackDone, PuttingBack } from './put-back-steps';
import { RecoveryFacts } from './recovery-facts';
import { RestoreFromFolderScreen } from './restore-from-folder-screen';
import { newestGood, problemWords, putBackLabel, spokenMoment } from './startup-wording';
import { type Authority, type PutBackNeeds, type PutBackState, usePutBack } from './use-put-back';

export interface RecoveryScreenProps extends PutBackNeeds {
  readonly state: AppState;
}

/** Kept above the steps, so that a refusal finds everything typed still there. */
interface Typing {
  readonly typed: TypedAuthority;
  readonly onType: (typed: TypedAuthority) => void;
}

interface OfferProps extends Typing {
  readonly state: AppState;
  readonly refused: Extract<PutBackState, { kind: 'choosing' }>['refused'];
  readonly damagedIds: readonly string[];
  readonly onStart: (moment: Moment, authority: Authority) => void;
  readonly onFolder: () => void;
}

interface PutBackFormProps extends Typing, Pick<OfferProps, 'refused' | 'onStart'> {
  readonly moments: readonly Moment[];
  readonly chosen: Moment;
  readonly label: string;
  readonly onChoose: (moment: Moment) => void;
  readonly onFolder: () => void;
}

/** One button; who acts; and the quiet ways to another moment, another proof of who one is, another folder. */
function PutBackForm(props: PutBackFormProps): JSX.Element {
  const { moments, chosen, label, refused, typed, onType, onChoose, onStart, onFolder } = props;
  const [picking, setPicking] = useState(false);
  const authority = authorityOf(typed);
  const submit = (): void => {
    if (authority !== null) onStart(chosen, authority);
  };
  return (
    <>
      {refused === null ? null : <Notice tone="danger" fact={refused.message} code={refused.code} />}
      <Card>
        <CenteredForm label="Put back" onSubmit={submit}>
          {picking ? <MomentList moments={moments} chosen={chosen} onChoose={onChoose} /> : null}
          <AuthorityFields typed={typed} onChange={onType} />
          <Button
            type="submit"
            size="xl"
            variant="filled"
            fullWidth
            aria-disabled={authority === null}
            leftSection={<IconRotateClockwise size={18} stroke={1.75} aria-hidden="true" />}
          >
            {label}
          </Button>
          <Note small>
            {authority === null ? 'Say who you are first. ' : null}
            What is here now is kept for 30 days. You can undo this.
          </Note>
        </CenteredForm>
      </Card>
      <LinkRow>
        <Button
          variant="subtle"
          onClick={() => onType({ ...nobodyYet, by: typed.by === 'code' ? 'password' : 'code' })}
        >
          {typed.by === 'code' ? 'Use my password' : 'Use the recovery code'}
        </Button>
        {picking ? null : (
          <Button variant="subtle" onClick={() => setPicking(true)}>
            Pick another moment
          </Button>
        )}
        <Button variant="subtle" onClick={onFolder}>
          Another folder with copies
        </Button>
      </LinkRow>
    </>
  );
}

function NoCopies({ onFolder }: { readonly onFolder: () => void }): JSX.Element {
  const again = useIntent('app.tryAgain');
  return (
    <Card>
      <CenteredForm label="Find copies" onSubmit={onFolder}>
        <Note>
          Larder knows no place with copies that it can reach now. Connect the disk with them, then look there.
        </Note>
        <LinkRow>
          <Button type="submit" size="xl" variant="filled" data-autofocus>
            Look in a folder
          </Button>
          <Button size="xl" onClick={() => again.mutate({})}>
            {again.isPending ? 'Trying…' : 'Try again'}
          </Button>
        </LinkRow>
      </CenteredForm>
    </Card>
  );
}

function Offer({ state, refused, damagedIds, typed, onType, onStart, onFolder }: OfferProps): JSX.Element {
  const { timeZone } = useFormats();
  const known = useLarder('restore.moments', {});
  const [picked, setPicked] = useState<Moment | undefined>(undefined);
  const moments = known.data?.moments ?? [];
  const good = newestGood(moments, damagedIds);
  const chosen = picked ?? good;
  const spoken = chosen === undefined ? undefined : spokenMoment(chosen.at, Date.now(), timeZone);
  const copy = chosen === undefined || spoken === undefined ? undefined : { spoken, proved: chosen.proved };
  const words = problemWords(state.phase, state.problem?.key, copy);
  const unread = known.error === null ? null : explain(known.error);
  const looking = known.isPending;
  return (
    <CenteredPage
      key={looking ? 'looking' : 'offer'}
      title={looking ? 'Looking for your copies' : words.title}
      fact={{ tone: state.phase === 'newer-store' ? 'attention' : 'danger', words: words.fact }}
      lead={words.lead}
      place={state.restaurantName}
      aside={looking ? undefined : <RecoveryFacts problem={state.problem} known={known.data} chosen={chosen} />}
    >
      {looking ? <Working sentence="Reading what every place for copies holds…" /> : null}
      {unread === null ? null : <Notice tone="attention" fact={unread.message} code={unread.code} />}
      {looking ? null : chosen === undefined || spoken === undefined ? (
        <NoCopies onFolder={onFolder} />
      ) : (
        <PutBackForm
          moments={moments}
          chosen={chosen}
          label={putBackLabel(chosen, good, spoken)}
          refused={refused}
          typed={typed}
          onType={onType}
          onChoose={setPicked}
          onStart={onStart}
          onFolder={onFolder}
        />
      )}
    </CenteredPage>
  );
}

/** The records do not open: what is safe, one button that puts it back, and the facts. */
export function RecoveryScreen({ state, onHold, onRelease }: RecoveryScreenProps): JSX.Element {
  const { timeZone } = useFormats();
  const [fromFolder, setFromFolder] = useState(false);
  const [typed, setTyped] = useState(nobodyYet);
  const putBack = usePutBack({ onHold, onRelease });
  if (putBack.state.kind === 'done') return <PutBackDone result={putBack.state.result} onSignIn={onRelease} />;
  if (putBack.state.kind === 'working')
    return (
      <PuttingBack
        spoken={spokenMoment(putBack.state.moment.at, Date.now(), timeZone)}
        stopping={putBack.state.stopping}
        onCancel={putBack.cancel}
      />
    );
  if (fromFolder)
    return <RestoreFromFolderScreen onHold={onHold} onRelease={onRelease} onBack={() => setFromFolder(false)} />;
  return (
    <Offer
      state={state}
      refused={putBack.state.refused}
      damagedIds={putBack.damagedIds}
      typed={typed}
      onType={setTyped}
      onStart={(moment, authority) => void putBack.start(moment, authority)}
      onFolder={() => setFromFolder(true)}
    />
  );
}
