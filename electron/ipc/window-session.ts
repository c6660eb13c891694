import type { EventPayload } from '../../shared/contract/events';
import type { CallAnswer } from '../host/host';

export type SessionEnd = EventPayload<'session.ended'>['reason'];

/** Who is signed in at one window, followed by what its calls were answered. */
export class WindowSession {
  #id: string | null = null;
  #locked = false;

  get id(): string | null {
    return this.#id;
  }

  /**
   * Takes note of an answer.
   *
   * @param askedAs the session under which the call was made; an answer of before a sign-in says nothing about the new one.
   * @returns why nobody can act at this window from now on; null when nothing changed. Said once, since whoever is told asks again.
   */
  note(channel: string, askedAs: string | null, { envelope, session }: CallAnswer): SessionEnd | null {
    if (session?.id) {
      this.#id = session.id;
      this.#locked = false;
      return null;
    }
    if (this.#id === null || askedAs !== this.#id) return null;
    if (session) return this.#end('signed-out');
    if (envelope.ok) return this.#noteDone(channel);
    if (envelope.failure.key === 'session/signed-out') return this.#end('elsewhere');
    return envelope.failure.key === 'session/locked' ? this.#lock() : null;
  }

  #noteDone(channel: string): SessionEnd | null {
    if (channel === 'auth.unlock') this.#locked = false;
    return channel === 'auth.lock' ? this.#lock() : null;
  }

  #lock(): SessionEnd | null {
    if (this.#locked) return null;
    this.#locked = true;
    return 'locked';
  }

  #end(reason: SessionEnd): SessionEnd {
    this.#id = null;
    return reason;
  }
}
