import type { IpcMainInvokeEvent } from 'electron';

export const appOrigin = 'app://larder';

/** Only the main frame of a Larder window may ask (Electron security checklist, item 17). */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame.parent === null &&
    frame === event.sender.mainFrame &&
    new URL(frame.url).origin === new URL(appOrigin).origin
  );
}
