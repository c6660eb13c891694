import { Button, Modal } from '@mantine/core';
import { type JSX, type ReactNode, useRef } from 'react';
import { FieldError } from '../forms/field-error';
import { useKeyIntents } from '../keyboard/key-intents';
import styles from './ask-dialog.module.css';

export interface AskDialogProps {
  /** The question itself: "Discard this count?" */
  readonly question: string;
  /** What would happen: "The 13 lines you typed will be gone." */
  readonly consequence?: ReactNode | undefined;
  /** A verb: "Discard", "Put back". */
  readonly verb: string;
  /** The verb that changes nothing: "Keep counting". */
  readonly refusal: string;
  readonly destructive?: boolean | undefined;
  /** While true the verb cannot be pressed, such as before a password is typed. */
  readonly blocked?: boolean | undefined;
  readonly working?: boolean | undefined;
  readonly error?: string | undefined;
  readonly onVerb: () => void;
  readonly onRefuse: () => void;
  /** Fields the answer needs; the first one gets the focus. */
  readonly children?: ReactNode | undefined;
}

/** Stops work for one question. Never opened over another dialog. */
export function AskDialog(props: AskDialogProps): JSX.Element {
  const pressable = props.blocked !== true && props.working !== true;
  const form = useRef<HTMLFormElement>(null);
  useKeyIntents('dialog', { primary: () => form.current?.requestSubmit() });
  return (
    <Modal
      opened
      onClose={props.onRefuse}
      title={<span className={styles.title}>{props.question}</span>}
      closeButtonProps={{ 'aria-label': props.refusal }}
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (pressable) props.onVerb();
        }}
      >
        {props.consequence === undefined ? null : <div className={styles.words}>{props.consequence}</div>}
        {props.children}
        {props.error === undefined ? null : (
          <div className={styles.error}>
            <FieldError>{props.error}</FieldError>
          </div>
        )}
        <div className={styles.buttons}>
          <Button onClick={props.onRefuse} data-autofocus={props.children === undefined ? true : undefined}>
            {props.refusal}
          </Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!pressable}
            {...(props.destructive === true ? { color: 'danger' } : {})}
          >
            {props.verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
