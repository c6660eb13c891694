import { Button } from '@mantine/core';
import { type JSX, type ReactNode, useMemo, useState } from 'react';
import { Card } from '../../components/card/card';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm, Note } from '../../components/centered/form-parts';
import { RecoveryCodeInput } from '../../components/forms/recovery-code-input';
import { judgeAgainst } from '../../components/forms/recovery-code-words';

export interface TypeBackStepProps {
  readonly steps: ReactNode;
  /** The code on the sheet; it is not in the page while it is typed back. */
  readonly shown: string;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** Proves that the code is on paper and can be read there. */
export function TypeBackStep({ steps, shown, onNext, onBack }: TypeBackStepProps): JSX.Element {
  const [code, setCode] = useState<string | null>(null);
  const check = useMemo(() => judgeAgainst(shown), [shown]);
  const next = (): void => {
    if (code !== null) onNext();
  };
  return (
    <CenteredPage
      key="type-back"
      title="Type the code from your sheet"
      lead="This shows that the sheet can be read on the day you need it."
    >
      {steps}
      <Card>
        <CenteredForm label="Type the recovery code back" onSubmit={next}>
          <RecoveryCodeInput label="Recovery code" check={check} onChange={setCode} autoFocus />
          {code === null ? <Note small>Seven groups of four. Capital or small letters do not matter.</Note> : null}
          <ButtonRow>
            <Button type="submit" size="xl" variant="filled" disabled={code === null}>
              Next
            </Button>
            <Button size="xl" onClick={onBack}>
              Show the sheet again
            </Button>
          </ButtonRow>
        </CenteredForm>
      </Card>
    </CenteredPage>
  );
}
