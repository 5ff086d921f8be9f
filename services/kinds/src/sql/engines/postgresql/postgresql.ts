import { sqlMutants } from '../../mutation/make-mutants.js';
import { examineProgram } from './examine/examine-program.js';
import { explained, readPlan } from './read-plan.js';
import { prepareTwice } from './prepare-twice.js';
import { isTaskServer, openTaskServer, type TaskServer } from './task-server.js';
import { postgresqlWork } from './count-work.js';
import type { Engine } from '../engine.js';

export const postgresql: Engine<TaskServer> = {
  examine: examineProgram,
  open: openTaskServer,
  takePrewarmed: async (server) =>
    isTaskServer(server) && server.isSound() && (await server.isAwake()) ? server : undefined,
  prepareTwice,
  mutants: sqlMutants,
  otherPlans: [
    ['enable_hashjoin = off', 'enable_hashagg = off', 'enable_memoize = off'],
    ['enable_mergejoin = off', 'enable_nestloop = off', 'enable_sort = off', 'enable_incremental_sort = off'],
  ],
  async plan(server, query, how) {
    const answer = await server.answer(explained(query), how);
    const text = answer.kind === 'result' ? answer.result.rows[0]?.[0] : undefined;
    return typeof text === 'string' ? readPlan(text) : undefined;
  },
  work: postgresqlWork,
};
