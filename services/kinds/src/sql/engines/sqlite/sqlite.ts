import { sqlMutants } from '../../mutation/make-mutants.js';
import { askTwice } from '../../server/ask-twice.js';
import { sqliteWork } from './count-work.js';
import { examineQuery } from './examine-query.js';
import { readSqlitePlan } from './read-plan.js';
import { scrambledQueries } from './scramble-ties.js';
import { openSqlite, type SqliteServer } from './sqlite-server.js';
import type { Engine } from '../engine.js';

export const sqlite: Engine<SqliteServer> = {
  examine: examineQuery,
  open: openSqlite,
  prepareTwice: (query) => Promise.resolve(askTwice(query, scrambledQueries(query))),
  mutants: sqlMutants,
  otherPlans: [['PRAGMA automatic_index = OFF'], ['PRAGMA reverse_unordered_selects = OFF']],
  async plan(server, query, how) {
    const answer = await server.explain(query, how);
    return answer.kind === 'result' ? readSqlitePlan(answer.result) : undefined;
  },
  work: sqliteWork,
};
