import { Button } from '@mantine/core';
import { type JSX, useState } from 'react';
import type { SessionView } from '../../../shared/contract/people';
import { refusalOf } from '../../api/call';
import { useIntent, useLarder } from '../../api/hooks';
import { AskDialog } from '../../components/dialog/ask-dialog';
import { FactList } from '../../components/figures/fact-list';
import { Time } from '../../components/figures/time';
import { SidePanel } from '../../components/panel/side-panel';
import { FailureNotice } from '../../components/state/failure-notice';
import { State } from '../../components/state/state';
import { FirstPassword } from './first-password';
import styles from './people.module.css';
import { accountState, type Person, roleWords, signInOutcome, untouchableBecause } from './people-words';
import { RoleChange } from './role-change';

export interface PersonPanelProps {
  readonly shown: Person;
  readonly session: SessionView;
  readonly onClose: () => void;
}

const historyLength = 8;

function SignInHistory({ id }: { readonly id: string }): JSX.Element {
  const history = useLarder('people.signIns', { id });
  const rows = (history.data ?? []).slice(0, historyLength);
  return (
    <section className={styles.stack} aria-label="Sign-ins of this person">
      <h3 className={styles.heading}>Last sign-ins</h3>
      <FailureNotice failure={refusalOf(history.error)} />
      {history.data && rows.length === 0 ? (
        <p className={styles.words}>Nobody has signed in with this account yet.</p>
      ) : null}
      <ul className={styles.list}>
        {rows.map(({ at, action, station }) => {
          const { tone, words } = signInOutcome(action);
          return (
            <li key={`${at} ${action}`}>
              <State tone={tone} variant="plain">
                {words}
              </State>
              <span className={styles.quiet}>{station}</span>
              <Time at={at} date="day" precision="second" />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function SwitchOff({
  shown,
  own,
  onClose,
}: {
  readonly shown: Person;
  readonly own: boolean;
  readonly onClose: () => void;
}) {
  const setActive = useIntent('people.setActive');
  const off = () =>
    setActive.mutate({ id: shown.id, active: false, rowVersion: shown.rowVersion }, { onSuccess: onClose });
  return (
    <AskDialog
      question={`Switch off ${shown.display}?`}
      consequence={
        own
          ? 'This is your own account: you are signed out at once, and somebody else must switch it on again.'
          : 'Whoever is signed in with this account is signed out at once. What they did stays in the records.'
      }
      verb="Switch off"
      refusal="Leave it on"
      destructive
      working={setActive.isPending}
      error={setActive.error?.message}
      onVerb={off}
      onRefuse={onClose}
    />
  );
}

/** One person: what they may do, whether they can come in, and what can be changed about it. */
export function PersonPanel({ shown, session, onClose }: PersonPanelProps): JSX.Element {
  const [asksOff, setAsksOff] = useState(false);
  const setActive = useIntent('people.setActive');
  const reset = useIntent('people.resetPassword');
  const own = shown.id === session.userId;
  const because = untouchableBecause(shown, {
    role: session.role,
    mayManage: session.permissions.includes('people.manage'),
  });
  const { tone, words } = accountState(shown);
  const off = shown.status === 'disabled';
  if (reset.data)
    return (
      <SidePanel key="password" title={`A new first password for ${shown.display}`} onClose={onClose} holdsTyping>
        <FirstPassword
          display={shown.display}
          username={shown.username}
          password={reset.data.oneTimePassword}
          onDone={() => reset.reset()}
        />
      </SidePanel>
    );
  return (
    <SidePanel key="person" title={shown.display} onClose={onClose}>
      <div className={styles.stack}>
        <FailureNotice failure={refusalOf(setActive.error ?? reset.error)} />
        <span>
          <State tone={tone}>{words}</State>
        </span>
        <FactList
          facts={[
            { label: 'Role', value: roleWords[shown.role].name },
            { label: 'Signs in as', value: shown.username },
            {
              label: 'Last sign-in',
              value: shown.lastSignInAt === null ? 'never' : <Time at={shown.lastSignInAt} date="year" />,
            },
          ]}
        />
        {because === undefined ? (
          <>
            <div className={styles.row}>
              {own ? null : (
                <Button size="xs" disabled={reset.isPending || off} onClick={() => reset.mutate({ id: shown.id })}>
                  Give a new first password
                </Button>
              )}
              {off ? (
                <Button
                  size="xs"
                  disabled={setActive.isPending}
                  onClick={() => setActive.mutate({ id: shown.id, active: true, rowVersion: shown.rowVersion })}
                >
                  Switch on
                </Button>
              ) : (
                <Button size="xs" variant="outline" color="danger" onClick={() => setAsksOff(true)}>
                  Switch off
                </Button>
              )}
            </div>
            {own ? (
              <p className={styles.words}>Your own password is changed from your name, at the foot of the window.</p>
            ) : null}
            <RoleChange key={shown.rowVersion} shown={shown} ownRole={session.role} own={own} />
          </>
        ) : (
          <p className={styles.words}>
            {because} {roleWords[shown.role].may}
          </p>
        )}
        <SignInHistory id={shown.id} />
      </div>
      {asksOff ? <SwitchOff shown={shown} own={own} onClose={() => setAsksOff(false)} /> : null}
    </SidePanel>
  );
}
