import type { InputOf } from '../../../shared/contract/contract';
import { addDays, isBusinessDate, localToInstant } from '../../../shared/domain/business-day';
import type { Severity } from './audit-wording';

/** What the person chose above the list. Dates are days of the restaurant's calendar, '' where none is chosen. */
export interface AuditFilter {
  readonly words: string;
  readonly actor: string | null;
  readonly group: string | null;
  readonly severity: Severity | null;
  readonly fromDay: string;
  readonly toDay: string;
}

export const noFilter: AuditFilter = { words: '', actor: null, group: null, severity: null, fromDay: '', toDay: '' };

export const isFiltered = (filter: AuditFilter): boolean =>
  filter.words.trim() !== '' ||
  filter.fromDay !== '' ||
  filter.toDay !== '' ||
  filter.actor !== null ||
  filter.group !== null ||
  filter.severity !== null;

const midnight = (day: string, timeZone: string): string => localToInstant(`${day}T00:00`, timeZone).instant;

/** The question for the store; the last day counts in full. A half-typed date asks for nothing. */
export function auditQuestion(filter: AuditFilter, timeZone: string): InputOf<'audit.list'> {
  const words = filter.words.trim();
  return {
    ...(words === '' ? {} : { search: words.slice(0, 80) }),
    ...(filter.actor === null ? {} : { actor: filter.actor }),
    ...(filter.group === null ? {} : { group: filter.group }),
    ...(filter.severity === null ? {} : { severity: filter.severity }),
    ...(isBusinessDate(filter.fromDay) ? { from: midnight(filter.fromDay, timeZone) } : {}),
    ...(isBusinessDate(filter.toDay) ? { to: midnight(addDays(filter.toDay, 1), timeZone) } : {}),
  };
}
