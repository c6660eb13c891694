import { notifications } from '@mantine/notifications';
import type { OutputOf } from '../../shared/contract/contract';
import { explain } from '../api/call';
import { useIntent } from '../api/hooks';

type Copied = OutputOf<'backup.now'>;

const copying = { id: 'copy-now', withCloseButton: true } as const;

/** What a copy on demand brought, in one sentence. */
export function copiedSentence({ destinations }: Copied): string {
  const failed = destinations.filter((place) => !place.ok);
  const [first] = failed;
  if (first === undefined)
    return destinations.length === 1
      ? 'Copied. Nothing is missing from it.'
      : `Copied to ${destinations.length} places.`;
  const rest = destinations.length - failed.length;
  const reached = rest === 0 ? 'No place took the copy.' : `${rest} of ${destinations.length} places took the copy.`;
  return `${reached} ${first.failure?.message ?? ''}`.trim();
}

/** Copies to every place and says how it went. */
export function useCopyNow(): () => void {
  const { mutate, isPending } = useIntent('backup.now');
  return () => {
    if (isPending) return;
    mutate(
      {},
      {
        onSuccess: (copied) => notifications.show({ ...copying, message: copiedSentence(copied) }),
        onError: (error) => {
          const { message, code } = explain(error);
          notifications.show({ ...copying, message: `${message} ${code}` });
        },
      },
    );
  };
}
