import { explain } from '../../api/call';
import type { TableState } from '../../components/data-table/table-types';

interface Asked {
  readonly isPending: boolean;
  readonly error: unknown;
}

/** What a table shows of a question that was asked: the sentence while it is read, the answer, or why there is none. */
export function tableState({ isPending, error }: Asked, sentence: string): TableState {
  if (error !== null) {
    const { message, code } = explain(error);
    return { kind: 'failed', sentence: message, code };
  }
  return isPending ? { kind: 'loading', sentence } : { kind: 'ready' };
}
