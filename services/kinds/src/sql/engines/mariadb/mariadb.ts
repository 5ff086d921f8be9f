import { mariadbWork } from './count-work.js';
import { examineMariadbQuery } from './examine-query.js';
import { openMariadbRows, type MariadbRows } from './mariadb-rows.js';
import { readMariadbPlan } from './read-plan.js';
import { scrambledQueries } from './write-query.js';
import { sqlMutants } from '../../mutation/make-mutants.js';
import { askTwice } from '../../server/ask-twice.js';
import type { Engine } from '../engine.js';

export const mariadb: Engine<MariadbRows> = {
  examine: examineMariadbQuery,
  open: openMariadbRows,
  prepareTwice: (query) => Promise.resolve(askTwice(query, scrambledQueries(query))),
  mutants: sqlMutants,
  otherPlans: [
    ["optimizer_switch = 'semijoin=off,materialization=off,derived_merge=off'", 'join_cache_level = 0'],
    ["optimizer_switch = 'subquery_cache=off,in_to_exists=off,mrr=on'", 'join_cache_level = 8'],
  ],
  async plan(server, query, how) {
    const answer = await server.analyze(query, how);
    const text = answer.kind === 'result' ? answer.result.rows[0]?.[0] : undefined;
    return typeof text === 'string' ? readMariadbPlan(text) : undefined;
  },
  work: mariadbWork,
};
