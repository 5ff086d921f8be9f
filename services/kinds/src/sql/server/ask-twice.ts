import type { Answer, Asking, RowsServer } from './rows-server.js';
import { isNoQuery } from './sqlstate.js';

/** Runs a query on a server: first as it was written, then `again`. */
export type AskTwice = (server: RowsServer, how: Asking, again: boolean) => Promise<Answer>;

/**
 * The second run returns ties of the ORDER BY in random order: it uses the first valid query of `scrambled`, or else the
 * query as it was written.
 */
export function askTwice(query: string, scrambled: readonly string[]): AskTwice {
  const left = [...scrambled];
  return async (server, how, again) => {
    for (let text = left[0]; again && text !== undefined; text = left[0]) {
      const answer = await server.answer(text, how);
      if (answer.kind !== 'refused' || !isNoQuery(answer.sqlstate)) return answer;
      left.shift();
    }
    return server.answer(query, how);
  };
}
