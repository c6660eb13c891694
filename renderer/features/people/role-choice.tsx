import { Radio, Stack } from '@mantine/core';
import type { JSX } from 'react';
import type { Role } from '../../../shared/domain/people/permissions';
import { FieldError } from '../../components/forms/field-error';
import { roleWords } from './people-words';

export interface RoleChoiceProps {
  readonly label: string;
  readonly offered: readonly Role[];
  readonly value: Role | null;
  readonly onChange: (role: Role) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** The roles with what each may do, said where one is chosen. */
export function RoleChoice({ label, offered, value, onChange, error, disabled }: RoleChoiceProps): JSX.Element {
  return (
    <Radio.Group
      label={label}
      value={value}
      error={error === undefined ? undefined : <FieldError>{error}</FieldError>}
      onChange={(chosen) => {
        const role = offered.find((one) => one === chosen);
        if (role !== undefined) onChange(role);
      }}
    >
      <Stack gap={8} mt={6}>
        {offered.map((role) => (
          <Radio
            key={role}
            value={role}
            label={roleWords[role].name}
            description={roleWords[role].may}
            disabled={disabled === true}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
