import fc from 'fast-check';
import type { HistoryEvent, Json } from '../../../history/history.js';

/** Operations one after the other; undefined is never answered. */
export const historyOf = (outputs: readonly (Json | undefined)[], input: Json = null): HistoryEvent[] =>
  outputs.flatMap((output, operation): HistoryEvent[] => {
    const node = `n${operation % 3}`;
    const atMs = 10 * operation;
    return [
      { atMs, type: 'invoke', operation, client: 'c1', node, name: 'generate', input },
      output === undefined
        ? { atMs: atMs + 5, type: 'info', operation, error: 'no answer within 1000 ms' }
        : { atMs: atMs + 5, type: 'ok', operation, output },
    ];
  });

/** Ids that differ, as numbers and texts. */
export const distinctIds = fc.uniqueArray(fc.oneof(fc.integer(), fc.string()), {
  minLength: 2,
  maxLength: 30,
  selector: (id) => JSON.stringify(id),
});
