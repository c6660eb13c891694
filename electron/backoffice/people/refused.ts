import type { FailureError } from '../../../shared/failures/failures';
import type { AuditDraft, CommandResult } from '../../pipeline/module';

/** A refusal whose traces stay: the counted try, the entry in the trail. It has no value to hand back. */
export const refused = (refusal: FailureError, draft: AuditDraft): CommandResult<never> => ({
  get value(): never {
    throw refusal;
  },
  audit: [draft],
  areas: ['audit'],
  refusal,
});
