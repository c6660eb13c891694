import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { channelNames } from '../../shared/contract/contract';
import type { EventName, EventPayload } from '../../shared/contract/events';
import { type Envelope, failure } from '../../shared/failures/failures';
import type { CallAnswer, Host } from '../host/host';
import { isTrustedSender } from './trusted-sender';

/** Puts every channel of the contract behind one handler: sender check, session of the window, envelope. Nothing else listens. */
export class ChannelServer {
  readonly #host: Host;
  readonly #ipc: Pick<IpcMain, 'handle'>;
  readonly #sessions = new WeakMap<WebContents, string>();
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
    const sessionId = this.#sessions.get(event.sender) ?? null;
    const answer: CallAnswer = await this.#host.call(name, input, { kind: 'session', sessionId });
    if (answer.session) {
      if (answer.session.id) this.#sessions.set(event.sender, answer.session.id);
      else this.#sessions.delete(event.sender);
    }
    return answer.envelope;
  }
}
