import { Button, TextInput } from '@mantine/core';
import { type JSX, type ReactNode, useState } from 'react';
import type { Role } from '../../../shared/domain/people/permissions';
import { refusalOf } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { FieldError } from '../../components/forms/field-error';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { SidePanel } from '../../components/panel/side-panel';
import { FailureNotice } from '../../components/state/failure-notice';
import { FirstPassword } from './first-password';
import styles from './people.module.css';
import { type NewPerson, newPersonProblems, rolesToGive, suggestedUsername } from './people-words';
import { RoleChoice } from './role-choice';

const nobodyYet: NewPerson = { display: '', username: '', role: null };

const problemOf = (sentence: string | undefined): ReactNode =>
  sentence === undefined ? undefined : <FieldError>{sentence}</FieldError>;

export interface NewPersonPanelProps {
  readonly ownRole: Role;
  readonly onClose: () => void;
}

/** Adds somebody: name, sign-in name, role; then the first password, once. */
export function NewPersonPanel({ ownRole, onClose }: NewPersonPanelProps): JSX.Element {
  const create = useIntent('people.create');
  const [draft, setDraft] = useState(nobodyYet);
  const [suggests, setSuggests] = useState(true);
  const [tried, setTried] = useState(false);
  const problems = newPersonProblems(draft);
  const shown = tried ? problems : {};
  const add = (): void => {
    setTried(true);
    const { display, username, role } = draft;
    if (Object.keys(problems).length > 0 || role === null || create.isPending || create.data) return;
    create.mutate({ display: display.trim(), username: username.trim(), role });
  };
  useKeyIntents('panel', { primary: add });
  if (create.data)
    return (
      <SidePanel title={`${draft.display.trim()} is added`} onClose={onClose} holdsTyping>
        <FirstPassword
          display={draft.display.trim()}
          username={draft.username.trim()}
          password={create.data.oneTimePassword}
          onDone={onClose}
        />
      </SidePanel>
    );
  return (
    <SidePanel title="New person" onClose={onClose} holdsTyping={draft !== nobodyYet}>
      <form
        className={styles.stack}
        aria-label="New person"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <FailureNotice failure={refusalOf(create.error)} />
        <TextInput
          label="Name"
          maxLength={80}
          value={draft.display}
          error={problemOf(shown.display)}
          onChange={(event) => {
            const display = event.currentTarget.value;
            setDraft({ ...draft, display, ...(suggests ? { username: suggestedUsername(display) } : {}) });
          }}
        />
        <TextInput
          label="Signs in as"
          maxLength={40}
          autoComplete="off"
          value={draft.username}
          error={problemOf(shown.username)}
          onChange={(event) => {
            setSuggests(false);
            setDraft({ ...draft, username: event.currentTarget.value });
          }}
        />
        <RoleChoice
          label="Role"
          offered={rolesToGive(ownRole)}
          value={draft.role}
          error={shown.role}
          onChange={(role) => setDraft({ ...draft, role })}
        />
        <div className={styles.row}>
          <Button type="submit" disabled={create.isPending} aria-keyshortcuts="Control+Enter">
            {create.isPending ? 'Adding…' : 'Add this person'}
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </form>
    </SidePanel>
  );
}
