import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { channelNames } from '../../shared/contract/contract';
import type { EventName, EventPayload } from '../../shared/contract/events';
import { type Envelope, failure } from '../../shared/failures/failures';
import type { Host } from '../host/host';
import { isTrustedSender } from './trusted-sender';
import { WindowSession } from './window-session';

/** Puts every channel of the contract behind one handler: sender check, session of the window, envelope. Nothing else listens. */
export class ChannelServer {
  readonly #host: Host;
  readonly #ipc: Pick<IpcMain, 'handle'>;
  readonly #sessions = new WeakMap<WebContents, WindowSession>();
  readonly #windows = new Set<WebContents>();

  constructor(ipc: Pick<IpcMain, 'handle'>, host: Host) {
    this.#ipc = ipc;
    this.#host = host;
    for (const name of channelNames)
      this.#ipc.handle(name, (event, input: unknown) => this.#answer(name, event, input));
  }

  attach(contents: WebContents): void {
    this.#windows.add(contents);
    contents.once('destroyed', () => this.#windows.delete(contents));
  }

  announce<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    for (const contents of this.#windows) contents.send(name, payload);
  }

  async #answer(name: string, event: IpcMainInvokeEvent, input: unknown): Promise<Envelope<unknown>> {
    if (!isTrustedSender(event)) return { ok: false, failure: failure('request/untrusted-sender') };
    const session = this.#sessionOf(event.sender);
    const sessionId = session.id;
    const answer = await this.#host.call(name, input, { kind: 'session', sessionId });
    const reason = session.note(name, sessionId, answer);
    if (reason && !event.sender.isDestroyed())
      event.sender.send('session.ended', { reason } satisfies EventPayload<'session.ended'>);
    return answer.envelope;
  }

  #sessionOf(contents: WebContents): WindowSession {
    const known = this.#sessions.get(contents) ?? new WindowSession();
    this.#sessions.set(contents, known);
    return known;
  }
}
