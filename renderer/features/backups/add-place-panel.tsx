import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type JSX, useState } from 'react';
import { explain } from '../../api/call';
import { useIntent } from '../../api/hooks';
import { useProgress } from '../../api/use-progress';
import { FieldError } from '../../components/forms/field-error';
import { useKeyIntents } from '../../components/keyboard/key-intents';
import { SidePanel } from '../../components/panel/side-panel';
import { Working } from '../../components/working/working';
import styles from './backups.module.css';

export interface AddPlacePanelProps {
  readonly onAdded: (label: string) => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

function useAddPlace(onAdded: (label: string) => void) {
  const [path, setPath] = useState('');
  const [label, setLabel] = useState('');
  const add = useIntent('backup.addFolder');
  const choose = useIntent('backup.chooseFolder');
  return {
    path,
    label,
    setPath,
    setLabel,
    adding: add.isPending,
    refusal: add.error ?? choose.error,
    choose: () =>
      choose.mutate(
        { title: 'Choose a folder for copies' },
        { onSuccess: (chosen) => (chosen.path === null ? undefined : setPath(chosen.path)) },
      ),
    submit: () => {
      const folder = path.trim();
      if (folder === '' || add.isPending) return;
      const name = label.trim();
      add.mutate(
        { path: folder, ...(name === '' ? {} : { label: name }) },
        { onSuccess: () => onAdded(name || folder) },
      );
    },
  };
}

/** Makes a folder a place for copies; the first copy is made and proved at once. */
export function AddPlacePanel({ onAdded, onCancel, onClose }: AddPlacePanelProps): JSX.Element {
  const form = useAddPlace(onAdded);
  const progress = useProgress('backup');
  const refusal = form.refusal === null ? null : explain(form.refusal);
  useKeyIntents('panel', { primary: form.submit });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    form.submit();
  };
  return (
    <SidePanel title="Add a place for copies" holdsTyping={form.path !== '' || form.label !== ''} onClose={onClose}>
      <form className={styles.stack} aria-label="Add a place for copies" noValidate onSubmit={submit}>
        <p className={styles.words}>
          A second disk, a USB stick or a folder in the network. Choose an empty folder, or one that already holds
          copies of this restaurant.
        </p>
        <div className={styles.row}>
          <TextInput
            className={styles.grow}
            label="Folder"
            value={form.path}
            disabled={form.adding}
            onChange={(event) => form.setPath(event.currentTarget.value)}
          />
          <Button disabled={form.adding} onClick={form.choose}>
            Choose…
          </Button>
        </div>
        <TextInput
          label="Name (optional)"
          description="How you call it: Office NAS, blue stick"
          value={form.label}
          maxLength={60}
          disabled={form.adding}
          onChange={(event) => form.setLabel(event.currentTarget.value)}
        />
        {refusal === null ? null : (
          <FieldError>
            {refusal.message} {refusal.code}
          </FieldError>
        )}
        {form.adding ? (
          <Working
            sentence={progress?.sentence ?? 'Making the first copy…'}
            progress={progress?.progress}
            onCancel={onCancel}
          />
        ) : (
          <div className={styles.row}>
            <Button type="submit" variant="filled" disabled={form.path.trim() === ''}>
              Add and copy
            </Button>
          </div>
        )}
      </form>
    </SidePanel>
  );
}
