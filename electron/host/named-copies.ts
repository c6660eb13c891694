import type { ChannelName } from '../../shared/contract/contract';
import type { BackupService } from '../backup/service/backup-service';

const worthACopy: Readonly<Partial<Record<ChannelName, string>>> = {
  'imports.apply': 'before import',
  'imports.rollBack': 'before taking an import back',
  'cash.signOff': 'before closing a drawer',
  'stock.post': 'before posting a count',
};

const patienceMs = 3_000;

/** A named point before what people most often want to go back from. It waits for the copy a moment, never for ever. */
export const namedCopyBefore =
  (backup: BackupService) =>
  async (channel: ChannelName): Promise<void> => {
    const reason = worthACopy[channel];
    if (!reason || backup.book.destinations.length === 0) return;
    const tag = reason.replaceAll(' ', '-');
    const copied = backup.copy({ reason, tags: [tag], rebase: 'when-needed', always: true }).catch(() => undefined);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, patienceMs);
    await Promise.race([copied, promise]);
    clearTimeout(timer);
  };
