import type { SessionView } from '../../shared/contract/people';

/** Who stands in the strip: "Daniel Kowalczyk, shift lead". */
export function personWords({ display, role }: Pick<SessionView, 'display' | 'role'>): string {
  return `${display}, ${role.replaceAll('_', ' ')}`;
}
