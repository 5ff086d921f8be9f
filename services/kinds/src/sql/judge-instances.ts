import type { Check } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck } from '../judging/build-check.js';
import type { Candidate } from './candidate.js';
import { compareResults } from './compare/compare-results.js';
import type { ResultSet } from './compare/result-set.js';
import type { SqlDefinition } from './definition.js';
import { describeDifference, describeEnding, rowEvidence, type Failure } from './describe-failure.js';
import type { PlannedInstance } from './plan-checks.js';

/** After so many instances that met a limit, the rest would only cost time. */
const MAX_STOPPED = 2;
const STOPPING = new Set<Check['reason']>(['time-limit', 'memory-limit', 'output-limit']);

export interface Judging {
  readonly session: GradingSession<SqlDefinition>;
  readonly candidate: Candidate;
  /** Told the milliseconds that comparing took. */
  readonly onJudged: (milliseconds: number) => void;
}

/** One check per instance, in order; `expectations` stand at the same places. */
export async function* judgeInstances(
  judging: Judging,
  planned: readonly PlannedInstance[],
  expectations: readonly Promise<ResultSet>[],
): AsyncGenerator<Check> {
  let stopped = 0;
  for (const [index, { instance, plan }] of planned.entries()) {
    if (stopped >= MAX_STOPPED) {
      yield skipCheck(plan, 'Not run: the query met its limits on the data before.');
      continue;
    }
    const expected = await expectations[index];
    if (expected === undefined) throw new Error(`nothing is expected for ${instance.id}`);
    const check = await judgeInstance(judging, { instance, plan }, expected);
    if (STOPPING.has(check.reason)) stopped += 1;
    yield check;
  }
}

async function judgeInstance(
  { session, candidate, onJudged }: Judging,
  { instance, plan }: PlannedInstance,
  expected: ResultSet,
): Promise<Check> {
  const { limits } = session.package.manifest;
  let first: ResultSet | undefined;
  for await (const answer of candidate.answers(instance)) {
    if (answer.kind !== 'result') return failEnding(plan, describeEnding(answer, limits.wallMs));
    const began = session.now();
    const difference = compareResults(expected, answer.result, session.definition);
    onJudged(session.now() - began);
    if (difference !== undefined) {
      const failure = describeDifference(difference, expected);
      const text = first === undefined ? failure.text : `${failure.text} ${ORDER_DEPENDENT}`;
      if (!plan.visible) return failCheck(plan, failure.reason, { evidence: { type: 'summary', text } });
      const evidence = rowEvidence(answer.result, text, { expected, difference });
      return failCheck(plan, failure.reason, { evidence });
    }
    first ??= answer.result;
  }
  if (first === undefined) throw new Error(`the query was not run on ${instance.id}`);
  return passCheck(plan, plan.visible ? { evidence: rowEvidence(first, undefined) } : {});
}

const ORDER_DEPENDENT =
  'The same rows stored in another order gave the right answer, so the query depends on an order that SQL does not promise.';

function failEnding(plan: PlannedInstance['plan'], failure: Failure): Check {
  const text = plan.visible ? (failure.detail ?? failure.text) : failure.text;
  return failCheck(plan, failure.reason, { evidence: { type: 'summary', text } });
}
