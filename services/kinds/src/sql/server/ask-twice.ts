import type { Answer, Asking, RowsServer } from './rows-server.js';
import { isNoQuery } from './sqlstate.js';

/** Asks a server for the answer of a query: as it was written, or `again`. */
export type AskTwice = (server: RowsServer, how: Asking, again: boolean) => Promise<Answer>;

/**
 * The second time rows that its ORDER BY leaves equal come in an order by chance: as the first of `scrambled` that is a
 * query has it; where none is, it is asked as it was written.
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
