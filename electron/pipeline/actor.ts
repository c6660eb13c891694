import type { Permission, Role } from '../../shared/domain/people/permissions';

/** Who acts: a signed-in person, whoever holds the recovery code, or Larder itself (schedules, set-up). */
export interface Actor {
  readonly userId: string | null;
  readonly display: string;
  readonly role: Role | 'recovery' | 'larder' | 'nobody';
  readonly permissions: ReadonlySet<Permission>;
  readonly sessionId: string | null;
  readonly station: Station;
}

export interface Station {
  readonly id: string;
  readonly name: string;
}

/** How a call reached main. Only main says so; a window can name nothing but its channel and input. */
export type Caller =
  | { readonly kind: 'session'; readonly sessionId: string | null }
  /** The command line: main has checked the password of this person for this one command. */
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'recovery' }
  | { readonly kind: 'larder' };
