import type { History, Invocation, Json } from '../history/history.js';

/** A client's request, and how it ended. */
export interface Operation {
  readonly number: number;
  readonly client: string;
  readonly node: string;
  readonly name: string;
  readonly input: Json;
  readonly final: boolean;
  /** `info`: it may have taken effect, or may yet; the same holds if it was never answered. */
  readonly outcome: 'ok' | 'fail' | 'info';
  /** Null unless it is ok. */
  readonly output: Json;
  /** Empty unless it failed or its outcome is unknown. */
  readonly error: string;
  /** Positions in the history, which decide what came first; `end` is infinite for `info`. */
  readonly start: number;
  readonly end: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** The operations of a history, in the order in which they were asked. */
export function operationsOf(history: History): Operation[] {
  const found = new Map<number, Operation>();
  for (const [position, event] of history.entries()) {
    if (event.type === 'invoke') found.set(event.operation, begun(event, position, event.atMs));
    if (event.type !== 'ok' && event.type !== 'fail' && event.type !== 'info') continue;
    const operation = found.get(event.operation);
    if (operation === undefined) throw new Error(`operation ${event.operation} ends before it begins`);
    if (operation.end !== Infinity) throw new Error(`operation ${event.operation} ends twice`);
    const ended = event.type === 'info' ? {} : { end: position, endMs: event.atMs };
    const said = event.type === 'ok' ? { output: event.output } : { error: event.error };
    found.set(event.operation, { ...operation, ...ended, ...said, outcome: event.type });
  }
  return [...found.values()];
}

function begun(event: Invocation, start: number, startMs: number): Operation {
  const { operation, client, node, name, input, final = false } = event;
  const open = { outcome: 'info', output: null, error: '', end: Infinity, endMs: Infinity } as const;
  return { number: operation, client, node, name, input, final, start, startMs, ...open };
}

/** The last answered one of each node. */
export function lastOfEachNode<T extends { readonly operation: Operation }>(reads: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const read of reads) {
    const before = last.get(read.operation.node);
    if (before === undefined || before.operation.end < read.operation.end)
      last.set(read.operation.node, read);
  }
  return [...last.values()];
}
