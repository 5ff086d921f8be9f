import type { Check, Evidence, Reveal } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck } from '../../judging/build-check.js';
import { compareResults, type ComparisonRule } from '../compare/compare-results.js';
import type { ResultSet } from '../compare/result-set.js';
import type { SqlDefinition } from '../definition.js';
import type { Instance } from '../instances/instance.js';
import { describeDifference, rowEvidence, type Failure } from '../checks/describe-failure.js';
import type { PlannedInstance } from '../instances/plan-instances.js';
import { describeEnded } from './describe-ended.js';
import type { Ended } from './ended.js';
import type { Workload } from './workload.js';

/** After this number of workloads that exceeded a limit, the rest would only cost time. */
const MAX_STOPPED = 2;
const STOPPING = new Set<Check['reason']>(['time-limit', 'memory-limit', 'too-slow']);

/** How designs of any engine are judged; `Played` is the result of a completed workload. */
export interface WorkloadJudging<Played extends { readonly end: 'done' }> {
  readonly session: GradingSession<SqlDefinition>;
  readonly reference: {
    workload(instance: Instance): Promise<Workload>;
    played(instance: Instance): Promise<Played>;
  };
  /** Plays a workload through the learner's design. */
  readonly play: (workload: Workload, wallMs: number) => Promise<Played | Ended>;
  /** Compares the answer to the question with this index; undefined if it is right. */
  readonly compare: (
    path: string,
    expected: Played,
    played: Played,
    place: number,
  ) => WrongAnswer | undefined;
  readonly onReveal: (reveal: Reveal) => void;
  /** Receives the result of a workload whose answers were right. */
  readonly onPlayed?: (instance: string, played: Played) => void;
}

export interface WrongAnswer {
  readonly failure: Failure;
  readonly evidence?: Extract<Evidence, { type: 'rows' }>;
}

/** One check per workload, in order: its events are played, and every question must be answered right. */
export async function* judgeWorkloads<Played extends { readonly end: 'done' }>(
  judging: WorkloadJudging<Played>,
  planned: readonly PlannedInstance[],
): AsyncGenerator<Check> {
  let stopped = 0;
  for (const each of planned) {
    if (stopped >= MAX_STOPPED) {
      yield skipCheck(each.plan, 'Not run: the design exceeded its limits in earlier checks.');
      continue;
    }
    const check = await judgeWorkload(judging, each);
    if (STOPPING.has(check.reason)) stopped += 1;
    yield check;
  }
}

async function judgeWorkload<Played extends { readonly end: 'done' }>(
  judging: WorkloadJudging<Played>,
  { instance, plan }: PlannedInstance,
): Promise<Check> {
  const { play, compare, reference, session, onPlayed } = judging;
  const { wallMs } = session.package.manifest.limits;
  const workload = await reference.workload(instance);
  const expected = await reference.played(instance);
  const played = await play(workload, wallMs);
  if (played.end !== 'done')
    return fail(judging, { instance, plan }, describeEnded(played, workload, wallMs));
  const wrong = workload.questions.flatMap((question, place) => {
    const found = compare(question.path, expected, played, place);
    return found === undefined ? [] : [{ ...found, question }];
  });
  const [first] = wrong;
  if (first !== undefined) {
    const { failure, evidence, question } = first;
    const text = summary(wrong, workload, failure.text);
    const detail = `${question.path} with ${JSON.stringify(question.values).slice(0, 300)}: ${failure.text}`;
    return fail(judging, { instance, plan }, { ...failure, text, detail }, evidence);
  }
  onPlayed?.(instance.id, played);
  return passCheck(plan, plan.visible ? { evidence: { type: 'summary', text: rightText(workload) } } : {});
}

/** How an answer differs from the expected one, in the order that its path requires. */
export function compareAnswer(
  expected: ResultSet,
  found: ResultSet,
  order: ComparisonRule['order'],
): WrongAnswer | undefined {
  const difference = compareResults(expected, found, { order, columns: 'match' });
  if (difference === undefined) return undefined;
  const failure = describeDifference(difference, expected, found);
  // Several answers together cannot be nearly right.
  return {
    failure: { ...failure, reason: 'wrong-answer' },
    evidence: rowEvidence(found, failure.text, {
      expected,
      difference,
      ...(order.by === 'keys' && { keys: order.keys }),
    }),
  };
}

/** Which paths are wrong and how often, and the first difference in words. */
function summary(
  wrong: readonly { readonly question: { readonly path: string } }[],
  workload: Workload,
  first: string,
): string {
  const paths = [...new Set(wrong.map(({ question }) => question.path))];
  const parts = paths.map((path) => {
    const count = (each: readonly { readonly path: string }[]): number =>
      each.filter((one) => one.path === path).length;
    return `${path} (${count(wrong.map(({ question }) => question))} of ${count(workload.questions)} questions)`;
  });
  return `Wrong answers: ${parts.join(', ')}. The first one: ${first}`;
}

const rightText = ({ events, questions }: Workload): string =>
  `${questions.length} questions after ${events.length} events: every answer is right.`;

/** A visible check shows all; a hidden one is only described, and the rest can be revealed if its data are seeded. */
function fail(
  { onReveal }: Pick<WorkloadJudging<never>, 'onReveal'>,
  { instance, plan }: PlannedInstance,
  { reason, text, detail = text }: Failure,
  rows?: Extract<Evidence, { type: 'rows' }>,
): Check {
  const shown: Evidence =
    rows === undefined ? { type: 'summary', text: detail } : { ...rows, text: `${detail}\n${text}` };
  if (plan.visible) return failCheck(plan, reason, { evidence: shown });
  if (instance.seeded) onReveal({ check: plan.id, evidence: shown });
  return failCheck(plan, reason, { evidence: { type: 'summary', text } });
}
