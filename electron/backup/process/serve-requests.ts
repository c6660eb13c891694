import type { StoreFacts } from '../restore/store-facts';
import type { RequestAnswers, RequestScope } from './answer-requests';
import { describeFailure } from './describe-failure';
import type { ParentLink } from './parent-link';
import type { BackupRequestName, ToBackupProcess } from './protocol';

interface RunningRequest {
  readonly cancelled: AbortController;
  inspected: { readonly resolve: (facts: StoreFacts) => void; readonly reject: (cause: Error) => void } | null;
}

/** Answers the parent's requests until the process ends. Requests run side by side; each can be cancelled by its id. */
export function serveRequests(parent: ParentLink, answers: RequestAnswers): void {
  const running = new Map<number, RunningRequest>();

  async function run(id: number, name: BackupRequestName, ask: unknown): Promise<void> {
    const request: RunningRequest = { cancelled: new AbortController(), inspected: null };
    running.set(id, request);
    const scope: RequestScope = {
      signal: request.cancelled.signal,
      onProgress: (progress) => parent.post({ kind: 'progress', id, progress }),
      inspect: (path) =>
        new Promise((resolve, reject) => {
          request.inspected = { resolve, reject };
          parent.post({ kind: 'inspect', id, path });
        }),
    };
    try {
      // Only Larder's main process holds the other end; the protocol's types are its contract with itself.
      const answer = await (answers[name] as (ask: unknown, scope: RequestScope) => Promise<unknown>)(ask, scope);
      parent.post({ kind: 'answer', id, answer });
    } catch (cause) {
      parent.post({ kind: 'failure', id, failure: describeFailure(cause) });
    } finally {
      running.delete(id);
    }
  }

  parent.onMessage((message: ToBackupProcess) => {
    const request = running.get(message.id);
    switch (message.kind) {
      case 'request':
        void run(message.id, message.name, message.ask);
        return;
      case 'cancel':
        request?.cancelled.abort();
        return;
      case 'inspected':
        request?.inspected?.resolve(message.facts);
        return;
      case 'not-inspected':
        request?.inspected?.reject(new Error(message.message));
        return;
    }
  });
  parent.post({ kind: 'ready' });
}
