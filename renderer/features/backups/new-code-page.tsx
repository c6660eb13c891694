import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { Card } from '../../components/card/card';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeAgainst } from '../../components/forms/recovery-code-words';
import { Page } from '../../components/page/page';
import { Notice } from '../../components/state/notice';
import styles from './backups.module.css';

export interface NewCodePageProps {
  readonly recoveryCode: string;
  readonly onDone: () => void;
}

/** Shows a new recovery code this once and goes on only when it was typed back. */
export function NewCodePage({ recoveryCode, onDone }: NewCodePageProps): JSX.Element {
  const [typed, setTyped] = useState(false);
  const check = useIntent('setup.checkRecoveryCode');
  const refusal = check.error === null ? null : explain(check.error);
  const done = (): void => check.mutate({ recoveryCode }, { onSuccess: onDone });
  return (
    <Page
      title="Your new recovery code"
      facts="shown this once"
      primary={{
        label: 'I have it on paper',
        keys: ['Ctrl', 'Enter'],
        ...(typed ? {} : { blockedBecause: 'Type the code back first.' }),
        onRun: done,
      }}
    >
      {refusal === null ? (
        <Notice tone="attention" fact="The old code no longer opens anything.">
          Write this one down or print it before you go on. Larder cannot show it again.
        </Notice>
      ) : (
        <Notice tone="danger" fact={refusal.message} code={refusal.code} />
      )}
      <Card
        title="The code"
        aside={
          <Button
            size="xs"
            leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            Print this page
          </Button>
        }
      >
        <p className={styles.code}>{recoveryCode}</p>
      </Card>
      <Card title="Type it back" facts="from the paper, to be sure that it can be read">
        <RecoveryCodeInput
          label="New recovery code"
          check={judgeAgainst(recoveryCode)}
          onChange={(code) => setTyped(code === recoveryCode)}
        />
      </Card>
    </Page>
  );
}
