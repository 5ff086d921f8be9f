import { askTwice, type AskTwice } from '../../server/ask-twice.js';
import { scrambleTies } from './scramble-ties.js';

/** Prepares a PostgreSQL query that runs twice on the same rows. */
export async function prepareTwice(query: string): Promise<AskTwice> {
  const scrambled = await scrambleTies(query);
  return askTwice(query, scrambled === undefined ? [] : [scrambled]);
}
