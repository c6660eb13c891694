import type { SessionView } from '../../shared/contract/people';
import type { Permission } from '../../shared/domain/people/permissions';
import { useLarder } from './hooks';

/** Who is signed in at this window; null while nobody is. */
export function useSession(): SessionView | null | undefined {
  return useLarder('auth.session', {}).data;
}

/** What the signed-in person may do: for showing and hiding only, main decides. */
export function useMay(): (permission: Permission) => boolean {
  const session = useSession();
  return (permission) => session?.permissions.includes(permission) ?? false;
}
