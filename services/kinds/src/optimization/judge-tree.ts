import type { Check, Usage } from '@hone/contracts';
import { addUsage, failCheck, passCheck, skipCheck, type CheckPlan } from '../judging/build-check.js';
import { fixedCase } from './cases.js';
import type { DataNode } from './data-definition.js';
import { judge, type Judging } from './judging.js';
import { samplePairs } from './sample-pairs.js';
import { caseScore, combine, shareOf, type NodeResult } from './score-tree.js';

/** The results collected while a tree is judged. */
interface Course {
  readonly judging: Judging;
  /** Id of the check. */
  readonly check: string;
  /** Names of the nodes that were accepted, and `sample`. */
  readonly accepted: Set<string>;
  readonly usages: Usage[];
  passed: number;
  total: number;
}

/**
 * Judges a group of fixed cases with its subgroups, in the order of their names, and gives one check whose score is the
 * share of the best possible one. Throws TrustedProgramFault when a validator scores as it may not.
 */
export async function judgeTree(
  judging: Judging,
  plan: CheckPlan,
  tree: DataNode,
  accepted: Set<string>,
): Promise<Check> {
  const unmet = tree.requires.filter((name) => !accepted.has(name));
  if (unmet.length > 0) return skipCheck(plan, `Not run: it counts only when ${unmet.join(', ')} passed.`);
  const course: Course = { judging, check: plan.id, accepted, usages: [], passed: 0, total: 0 };
  const result = await judgeNode(course, tree);
  const detail = { usage: addUsage(course.usages), evidence: summary(course, tree, result) };
  const share = shareOf(tree, result.score);
  if (share === 1) return passCheck(plan, { usage: detail.usage });
  if (result.failure !== undefined)
    return { ...failCheck(plan, result.failure.reason, detail), score: share };
  // Right everywhere, but a validator gave less than all points: there is no failure to name as reason.
  return { ...passCheck(plan, detail), status: 'fail', score: share };
}

async function judgeNode(course: Course, node: DataNode): Promise<NodeResult> {
  if (node.requires.some((name) => !course.accepted.has(name)))
    return { accepted: false, score: 0, failure: undefined };
  const results: NodeResult[] = [];
  for (const child of childrenOf(course, node)) {
    const result = await child.judge();
    results.push(result);
    if (!result.accepted && node.onReject === 'break') break;
  }
  const whole = combine(node, results);
  if (whole.accepted) course.accepted.add(node.name);
  return whole;
}

/** Cases and subgroups together, by name. */
function childrenOf(course: Course, node: DataNode): { name: string; judge: () => Promise<NodeResult> }[] {
  const pairs = node.folder === undefined ? [] : samplePairs(course.judging.session.package, node.folder);
  const cases = pairs.map((pair) => ({
    name: pair.name,
    judge: () =>
      judgeOne(
        course,
        node,
        fixedCase(pair, { args: node.args, flags: node.flags, ...node.cases[pair.name] }),
      ),
  }));
  const groups = node.groups.map((group) => ({
    name: group.name.slice(group.name.lastIndexOf('/') + 1),
    judge: () => judgeNode(course, group),
  }));
  return [...cases, ...groups].sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function judgeOne(
  course: Course,
  node: DataNode,
  plain: ReturnType<typeof fixedCase>,
): Promise<NodeResult> {
  const of = { ...plain, name: `${node.name}/${plain.name}` };
  const finished = await course.judging.runCase(of);
  course.usages.push(finished.outcome.usage);
  const verdict = judge(course.judging, course.check, of, finished);
  course.total += 1;
  if (verdict.ok) course.passed += 1;
  const score = caseScore(node, of.name, verdict.ok, finished.judged?.score);
  return { accepted: verdict.ok, score, failure: verdict.ok ? undefined : verdict };
}

function summary({ passed, total }: Course, node: DataNode, { failure, score }: NodeResult) {
  const counts = `${passed} of ${total} cases that were run passed.`;
  const points = node.score === 'pass-fail' ? '' : ` ${round(score)} of ${round(node.max)} points.`;
  const head = failure === undefined ? '' : `Your program ${failure.happened} on a fixed hidden case. `;
  return { type: 'summary', text: `${head}${counts}${points}` } as const;
}

const round = (value: number): number => Math.round(value * 100) / 100;
