import type { PlanStep } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import type { Instance, SqlDefinition } from './definition.js';
import { explained, readPlan } from './plan/read-plan.js';
import { openTaskServer, RESULT_CAPS, type Answer } from './server/task-server.js';
import { prepareTwice } from './server/ask-twice.js';
import { boxesFor } from './topology.js';
import { instanceSeed } from './instance-data.js';
import type { TrustedSide } from './trusted-side.js';

/** The learner's query on servers that run nothing else. */
export interface Candidate {
  /** Answers to the data as it was written, then to the same rows stored and, in ties, sorted in another order. */
  answers(instance: Instance): AsyncGenerator<Answer>;
  /** How the query is carried out on the data that is there now; undefined where that cannot be told. */
  plan(): Promise<PlanStep[] | undefined>;
  /** Sum of the wall times of the query's runs. */
  runMs(): number;
}

/** Opens the learner's server. A server that a query crashed or blocked is replaced before the next instance. */
export async function createCandidate(
  session: GradingSession<SqlDefinition>,
  query: string,
  trusted: Pick<TrustedSide, 'data'>,
): Promise<Candidate> {
  const { package: pack, definition } = session;
  const spec = boxesFor(pack).candidate;
  const schemaSql = decodeText(getPackageFile(pack, definition.schema));
  const limits = { caps: RESULT_CAPS, wallMs: pack.manifest.limits.wallMs };
  let server = await openTaskServer(session, spec);
  const inTwoWays = await prepareTwice(query);
  let runMs = 0;

  const ask = async (again: boolean): Promise<Answer> => {
    const answer = await inTwoWays(server, limits, again);
    runMs += answer.wallMs;
    return answer;
  };
  async function* answers(instance: Instance): AsyncGenerator<Answer> {
    if (!server.isSound()) {
      await server.close();
      server = await openTaskServer(session, spec);
    }
    await server.load(schemaSql, await trusted.data(instance));
    yield await ask(false);
    await server.shuffle(instanceSeed(session.seed, instance));
    yield await ask(true);
  }
  const plan = async (): Promise<PlanStep[] | undefined> => {
    if (!server.isSound()) return undefined;
    const answer = await server.answer(explained(query), limits);
    const text = answer.kind === 'result' ? answer.result.rows[0]?.[0] : undefined;
    return typeof text === 'string' ? readPlan(text) : undefined;
  };
  return { answers, plan, runMs: () => runMs };
}
