import type { Check, Evidence, Reveal } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck } from '../../../judging/build-check.js';
import type { Candidate } from './candidate.js';
import { compareResults } from '../../compare/compare-results.js';
import { shownBeside } from '../../compare/document-fields.js';
import type { ResultSet } from '../../compare/result-set.js';
import type { SqlDefinition } from '../../definition.js';
import type { Instance } from '../../instances/instance.js';
import {
  describeDifference,
  describeEnding,
  rowEvidence,
  type Failure,
} from '../../checks/describe-failure.js';
import type { PlannedInstance } from '../../instances/plan-instances.js';

/** After this number of instances that exceeded a limit, the rest would only cost time. */
const MAX_STOPPED = 2;
const STOPPING = new Set<Check['reason']>(['time-limit', 'memory-limit', 'output-limit']);

export interface Judging {
  readonly session: GradingSession<SqlDefinition>;
  readonly candidate: Candidate;
  /** Receives the milliseconds that comparing took. */
  readonly onJudged: (milliseconds: number) => void;
  /** Receives what a failed check of seeded data withholds; it is not part of the check. */
  readonly onReveal: (reveal: Reveal) => void;
}

/** One check per instance, in order; `expectations` have the same indexes. */
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
    const expected = expectations[index];
    if (expected === undefined) throw new Error(`nothing is expected for ${instance.id}`);
    const following = planned[index + 1]?.instance;
    const judged = await judgeInstance(judging, { instance, plan, following }, expected);
    const check =
      plan.visible && judging.session.mode === 'run' ? await withPlan(judging, instance, judged) : judged;
    if (STOPPING.has(check.reason)) stopped += 1;
    yield check;
  }
}

/** On visible data, learners also see the plan of their query. */
async function withPlan({ candidate }: Judging, instance: Instance, check: Check): Promise<Check> {
  if (check.evidence?.type !== 'rows') return check;
  const plan = await candidate.plan(instance);
  return plan === undefined ? check : { ...check, evidence: { ...check.evidence, plan } };
}

async function judgeInstance(
  judging: Judging,
  { instance, plan, following }: PlannedInstance & { readonly following: Instance | undefined },
  expecting: Promise<ResultSet>,
): Promise<Check> {
  const { session, candidate, onJudged } = judging;
  const { limits } = session.package.manifest;
  const fail = ({ reason, text }: Failure, shown: Evidence): Check =>
    failInstance(judging, { instance, plan }, { reason, text, shown });
  let first: ResultSet | undefined;
  for await (const answer of candidate.answers(instance, following)) {
    // The query and the reference run at the same time. A failed task is reported whatever the query did.
    const expected = await expecting;
    if (answer.kind !== 'result') {
      // The second answer is from a rewritten query, with ties in another order.
      const source = first === undefined ? candidate.program.query : undefined;
      const failure = describeEnding(answer, limits.wallMs, source);
      const check = fail(failure, { type: 'summary', text: failure.detail ?? failure.text });
      return plan.visible ? { ...check, ...placesOf(session.entry, failure) } : check;
    }
    const began = session.now();
    const difference = compareResults(expected, answer.result, session.definition);
    onJudged(session.now() - began);
    const result = shownBeside(expected, answer.result);
    if (difference !== undefined) {
      const failure = describeDifference(difference, expected, answer.result);
      const text = first === undefined ? failure.text : `${failure.text} ${ORDER_DEPENDENT}`;
      return fail(
        { ...failure, text },
        rowEvidence(result, text, { expected, difference, ...keysOf(session) }),
      );
    }
    first ??= result;
  }
  if (first === undefined) throw new Error(`the query was not run on ${instance.id}`);
  return passCheck(plan, plan.visible ? { evidence: rowEvidence(first, undefined) } : {});
}

function keysOf({ definition: { order } }: Judging['session']): { readonly keys?: readonly string[] } {
  return order.by === 'keys' ? { keys: order.keys } : {};
}

function placesOf(path: string, { at, text }: Failure): Pick<Check, 'places'> {
  return at === undefined ? {} : { places: [{ path, line: at.line, column: at.column, message: text }] };
}

const ORDER_DEPENDENT =
  'The same rows, stored and (where ORDER BY leaves them equal) sorted in another order, gave the right answer, so the query depends on an order that SQL does not promise.';

/** A visible check shows all; a hidden one is only described, and the rest can be revealed if its data are seeded. */
function failInstance(
  { onReveal }: Judging,
  { instance, plan }: PlannedInstance,
  { reason, text, shown }: Pick<Failure, 'reason' | 'text'> & { readonly shown: Evidence },
): Check {
  if (plan.visible) return failCheck(plan, reason, { evidence: shown });
  // This submission's seed is never used again, but the next submission gets the same fixed data.
  if (instance.seeded && (shown.type !== 'summary' || shown.text !== text))
    onReveal({ check: plan.id, evidence: shown });
  return failCheck(plan, reason, { evidence: { type: 'summary', text } });
}
