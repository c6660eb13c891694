import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type JSX, type ReactNode, useEffect } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { CenteredPage } from '../../components/centered/centered-page';
import { ButtonRow, CenteredForm } from '../../components/centered/form-parts';
import { Notice } from '../../components/state/notice';
import { KitSheet } from './kit-sheet';

export interface KitStepProps {
  readonly steps: ReactNode;
  readonly restaurant: string;
  readonly withoutKeychain: string | null;
  readonly onNext: (code: string) => void;
  readonly onBack: () => void;
}

/** The recovery code, once: on paper, then out of sight. */
export function KitStep({ steps, restaurant, withoutKeychain, onNext, onBack }: KitStepProps): JSX.Element {
  const { mutate: prepare, data, error } = useIntent('setup.prepareRecoveryCode');
  useEffect(() => prepare({}), [prepare]);
  const code = data?.recoveryCode;
  const next = (): void => {
    if (code !== undefined) onNext(code);
  };
  const refused = error === null ? null : explain(error);
  return (
    <CenteredPage
      key="kit"
      title="Your recovery kit"
      lead="With this code every copy can be put back, on any PC, even without us. Whoever has it can read your records, so keep it where you keep contracts."
    >
      {steps}
      {refused === null ? null : <Notice tone="danger" fact={refused.message} code={refused.code} />}
      {withoutKeychain === null ? null : (
        <Notice tone="attention" fact="This PC has no working keychain.">
          Larder then keeps no key here and asks for the recovery code at each start. Your records are just as safe.
        </Notice>
      )}
      <CenteredForm label="Recovery kit" onSubmit={next}>
        {code === undefined ? null : <KitSheet code={code} restaurant={restaurant} />}
        <ButtonRow>
          <Button type="submit" size="xl" variant="filled" data-print="no" data-autofocus disabled={code === undefined}>
            I have it on paper
          </Button>
          <Button
            size="xl"
            data-print="no"
            leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            Print
          </Button>
          <Button size="xl" data-print="no" onClick={onBack}>
            Back
          </Button>
        </ButtonRow>
      </CenteredForm>
    </CenteredPage>
  );
}
