import { Button, Select, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import { auditSeverities } from '../../../shared/domain/audit/audit-entry';
import { FilterField } from '../../components/forms/filter-field';
import styles from './audit.module.css';
import { type AuditFilter, isFiltered, noFilter } from './audit-filter';
import { groupName, severityWords } from './audit-wording';

export interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly actors: readonly string[];
  readonly groups: readonly string[];
  readonly onChange: (filter: AuditFilter) => void;
}

/** Narrows the list by words, days, person, kind and how much it matters. */
export function AuditFilters({ filter, actors, groups, onChange }: AuditFiltersProps): JSX.Element {
  const change = (part: Partial<AuditFilter>): void => onChange({ ...filter, ...part });
  return (
    <search className={styles.filters} aria-label="Narrow the audit trail">
      <FilterField
        label="Search names, orders, amounts"
        value={filter.words}
        width={272}
        onChange={(words) => change({ words })}
      />
      <Select
        aria-label="Who"
        placeholder="Everyone"
        data={[...actors]}
        value={filter.actor}
        w={148}
        clearable
        searchable={actors.length > 8}
        onChange={(actor) => change({ actor })}
      />
      <Select
        aria-label="What kind"
        placeholder="All actions"
        data={groups.map((group) => ({ value: group, label: groupName(group) }))}
        value={filter.group}
        w={144}
        clearable
        onChange={(group) => change({ group })}
      />
      <Select
        aria-label="How much it matters"
        placeholder="Any weight"
        data={auditSeverities.map((severity) => ({ value: severity, label: severityWords[severity] }))}
        value={filter.severity}
        w={128}
        clearable
        onChange={(severity) =>
          change({ severity: auditSeverities.find((candidate) => candidate === severity) ?? null })
        }
      />
      <span className={styles.days}>
        <TextInput
          type="date"
          aria-label="From day"
          value={filter.fromDay}
          max={filter.toDay === '' ? undefined : filter.toDay}
          w={136}
          onChange={(event) => change({ fromDay: event.currentTarget.value })}
        />
        <span className={styles.until}>to</span>
        <TextInput
          type="date"
          aria-label="To day"
          value={filter.toDay}
          min={filter.fromDay === '' ? undefined : filter.fromDay}
          w={136}
          onChange={(event) => change({ toDay: event.currentTarget.value })}
        />
      </span>
      {isFiltered(filter) ? (
        <Button variant="subtle" onClick={() => onChange(noFilter)}>
          Clear
        </Button>
      ) : null}
    </search>
  );
}
