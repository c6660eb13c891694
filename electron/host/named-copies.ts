import type { ChannelName } from '../../shared/contract/contract';
import type { BackupService } from '../backup/service/backup-service';

const worthACopy: Readonly<Partial<Record<ChannelName, string>>> = {
  'imports.apply': 'before import',
  'imports.rollBack': 'before taking an import back',
  'cash.signOff': 'before closing a drawer',
  'stock.post': 'before posting a count',
};

const patienceMs = 3_000;

/**
 * A named point before what people most often want to go back from. It waits for the copy a moment, never for ever; a
 * copy whose turn comes only after that is not made, because it would no longer be what its name says.
 */
export const namedCopyBefore =
  (backup: BackupService) =>
  (channel: ChannelName): (() => Promise<void>) | null => {
    const reason = worthACopy[channel];
    if (!reason || backup.book.destinations.length === 0) return null;
    return async () => {
      let waiting = true;
      const tag = reason.replaceAll(' ', '-');
      const tooLate = () => !waiting;
      const copied = backup
        .copy({ reason, tags: [tag], rebase: 'when-needed', always: true, tooLate })
        .catch(() => undefined);
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patienceMs);
      await Promise.race([copied, promise]);
      waiting = false;
      clearTimeout(timer);
    };
  };
