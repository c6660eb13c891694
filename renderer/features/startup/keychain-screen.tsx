import { Button } from '@mantine/core';
import { type JSX, useState } from 'react';
import type { AppState } from '../../../shared/contract/app';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm, LinkRow, Note } from '../../components/centered/form-parts';
import { Fingerprint } from '../../components/figures/fingerprint';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeRecoveryCode } from '../../components/forms/recovery-code-words';
import { Notice } from '../../components/state/notice';
import { RestoreFromFolderScreen } from './restore-from-folder-screen';
import type { PutBackNeeds } from './use-put-back';

export interface KeychainScreenProps extends PutBackNeeds {
  readonly state: AppState;
}

/** The keychain does not give the key: what that is, unlock it and try again, or open with the recovery code. */
export function KeychainScreen({ state, onHold, onRelease }: KeychainScreenProps): JSX.Element {
  const [code, setCode] = useState<string | null>(null);
  const [fromFolder, setFromFolder] = useState(false);
  const again = useIntent('app.tryAgain');
  const open = useIntent('app.openWithRecoveryCode');
  const { problem, keychain } = state;
  if (fromFolder)
    return <RestoreFromFolderScreen onHold={onHold} onRelease={onRelease} onBack={() => setFromFolder(false)} />;
  const error = open.error ?? again.error;
  const refused = error === null ? null : explain(error);
  const submit = (): void => {
    if (code !== null && !open.isPending) open.mutate({ recoveryCode: code });
  };
  return (
    <CenteredPage
      title="Larder needs the key to your records"
      fact={{ tone: 'attention', words: problem?.message ?? 'The keychain of this PC did not give the key.' }}
      lead={`Your records are safe and encrypted. Their key is kept in the keychain of this PC (${keychain.backend}), which opens when you log in. Your recovery code opens them, too.`}
    >
      {refused === null ? null : <Notice tone="danger" fact={refused.message} code={refused.code} />}
      {refused === null && again.data?.phase === 'keychain' ? (
        <Notice tone="attention" fact="The keychain still does not give the key.">
          Unlock it in the settings of this PC, or use the recovery code.
        </Notice>
      ) : null}
      <Card title="Open with the recovery code">
        <CenteredForm label="Open with the recovery code" onSubmit={submit}>
          <RecoveryCodeInput label="Recovery code" check={judgeRecoveryCode} onChange={setCode} autoFocus />
          <Note small>
            {keychain.usable
              ? 'The key goes into the keychain again, so that this is asked only once.'
              : 'Without a working keychain this is asked at each start.'}
          </Note>
          <ButtonRow>
            <Button type="submit" size="xl" variant="filled" disabled={code === null}>
              {open.isPending ? 'Opening…' : 'Open my records'}
            </Button>
            <Button size="xl" onClick={() => again.mutate({})}>
              {again.isPending ? 'Trying…' : 'The keychain is unlocked, try again'}
            </Button>
          </ButtonRow>
        </CenteredForm>
      </Card>
      <LinkRow>
        <Button variant="subtle" onClick={() => setFromFolder(true)}>
          Put a copy back from a folder
        </Button>
      </LinkRow>
      {problem === null ? null : (
        <Note small>
          <Fingerprint code={problem.code} label="Code" />
        </Note>
      )}
    </CenteredPage>
  );
}
