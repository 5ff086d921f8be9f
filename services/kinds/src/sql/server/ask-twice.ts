import { scrambleTies } from '../statement/scramble-ties.js';
import { isNoQuery } from './sqlstate.js';
import type { Answer, Asking, TaskServer } from './task-server.js';

/** Asks a server for the answer of a query: as it was written, or `again`. */
export type AskTwice = (server: TaskServer, how: Asking, again: boolean) => Promise<Answer>;

/**
 * Prepares a query that is asked twice on the same rows. The second time rows that its ORDER BY leaves equal come in an
 * order by chance; where it cannot be asked so, it is asked as it was written.
 */
export async function prepareTwice(query: string): Promise<AskTwice> {
  let scrambled = await scrambleTies(query);
  return async (server, how, again) => {
    if (!again || scrambled === undefined) return server.answer(query, how);
    const answer = await server.answer(scrambled, how);
    if (answer.kind !== 'refused' || !isNoQuery(answer.sqlstate)) return answer;
    scrambled = undefined;
    return server.answer(query, how);
  };
}
