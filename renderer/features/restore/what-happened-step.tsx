import { Button, Radio } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { Card } from '../../components/card/card';
import { navigate } from '../../components/navigation/route';
import { Notice } from '../../components/state/notice';
import type { Happened } from './moment-rows';
import styles from './restore.module.css';

export interface WhatHappenedStepProps {
  readonly happened: Happened | null;
  readonly onChoose: (happened: Happened) => void;
  /** The form for a folder that Larder does not know. */
  readonly folder: ReactNode;
}

const choices: readonly { readonly value: Happened; readonly label: string; readonly hint: string }[] = [
  { value: 'import', label: 'A file I added was wrong', hint: 'Larder made a copy just before it was added.' },
  { value: 'mistake', label: 'Something was written down wrong', hint: 'One entry is usually reversed, not put back.' },
  {
    value: 'missing',
    label: 'Something is missing or looks damaged',
    hint: 'The newest copy is the first to look at.',
  },
  { value: 'known', label: 'I know the moment I want', hint: 'Pick any moment that is kept.' },
  { value: 'folder', label: 'The copies are in another folder', hint: 'A stick or a disk Larder does not copy to.' },
];

function SmallerFix({ happened }: { readonly happened: Happened | null }): JSX.Element | null {
  if (happened === 'import')
    return (
      <Notice
        tone="attention"
        fact="There may be a smaller fix."
        action={
          <Button size="xs" onClick={() => navigate({ screen: 'imports' })}>
            Open Imports
          </Button>
        }
      >
        You can take back only that file and keep everything written down since.
      </Notice>
    );
  if (happened === 'mistake')
    return (
      <Notice
        tone="attention"
        fact="There may be a smaller fix."
        action={
          <Button size="xs" onClick={() => navigate({ screen: 'audit' })}>
            Find it in Audit
          </Button>
        }
      >
        A cash entry or a stock count can be reversed where it was made; nothing else is lost then.
      </Notice>
    );
  return null;
}

/** Asks for the reason first: it names a smaller fix where there is one, and the moment to look at. */
export function WhatHappenedStep({ happened, onChoose, folder }: WhatHappenedStepProps): JSX.Element {
  return (
    <>
      <SmallerFix happened={happened} />
      <Card title="What happened?">
        <Radio.Group
          aria-label="What happened?"
          value={happened}
          onChange={(value) => {
            const choice = choices.find((candidate) => candidate.value === value);
            if (choice !== undefined) onChoose(choice.value);
          }}
        >
          <div className={styles.stack}>
            {choices.map((choice) => (
              <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.hint} />
            ))}
          </div>
        </Radio.Group>
      </Card>
      {happened === 'folder' ? folder : null}
    </>
  );
}
