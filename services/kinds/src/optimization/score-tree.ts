import type { Reason } from '@hone/contracts';
import type { DataNode } from './data-definition.js';
import { TrustedProgramFault } from './trusted-program-fault.js';
import type { GivenScore } from './validator/feedback.js';

/** The result of a case or a group. `failure` is the one to report when it was not accepted. */
export interface NodeResult {
  readonly accepted: boolean;
  readonly score: number;
  readonly failure: { readonly reason: Reason; readonly happened: string } | undefined;
}

/** "Default grader specification" of the Kattis problem package format (legacy): run-time errors are the worst. */
const WORST: readonly Reason[] = [
  'runtime-error',
  'process-limit',
  'memory-limit',
  'time-limit',
  'output-limit',
  'wrong-answer',
  'presentation',
];

const CLOSE = 1e-9;

/** Score of one case: the validator's where it counts, else the node's for accepted or rejected cases. */
export function caseScore(
  node: DataNode,
  name: string,
  accepted: boolean,
  given: GivenScore | undefined,
): number {
  const usual = accepted ? node.accept : node.reject;
  if (given === undefined || node.validatorScores === 'ignored') return usual;
  const fault = (what: string) => new TrustedProgramFault(`the validator ${what} on case ${name}`, '');
  if (node.validatorScores === 'refused') throw fault('gave a score, and the group has none to give,');
  if (!accepted) {
    if (node.caseMax !== undefined) throw fault('rejected the answer and scored it all the same');
    return usual;
  }
  const score = given.type === 'points' ? given.points : given.multiplier * node.accept;
  if (node.caseMax !== undefined && (score < 0 || score > node.caseMax + CLOSE))
    throw fault(`scored ${score}, which is not within 0 and ${node.caseMax},`);
  return score;
}

/** Combines the results of a node's cases and subgroups, in the order in which they were judged. */
export function combine(node: DataNode, results: readonly NodeResult[]): NodeResult {
  const failure = failureOf(node, results);
  const accepted =
    failure === undefined ||
    node.verdict === 'accept' ||
    (node.acceptIfAny && results.some((r) => r.accepted));
  const score = node.score === 'pass-fail' ? (accepted ? node.max : 0) : scoreOf(node.score, results);
  const [low, high] = node.range ?? [-Infinity, Infinity];
  if (score < low - CLOSE || score > high + CLOSE)
    throw new TrustedProgramFault(
      `group ${node.name} scores ${score}, outside its range ${low} to ${high}`,
      '',
    );
  return { accepted, score, failure };
}

/** Share of the best possible score, from 0 to 1. */
export function shareOf({ max }: DataNode, score: number): number {
  if (max <= 0) return 1;
  const share = Math.min(1, Math.max(0, score / max));
  return share > 1 - CLOSE ? 1 : share;
}

function failureOf({ verdict }: DataNode, results: readonly NodeResult[]): NodeResult['failure'] {
  const failed = results.filter((result) => !result.accepted);
  if (failed.length === 0) return undefined;
  const failures = failed.map(({ failure }) => failure).filter((failure) => failure !== undefined);
  const worst = WORST.find((reason) => failures.some((failure) => failure.reason === reason));
  const found = verdict === 'first' ? failures[0] : failures.find((failure) => failure.reason === worst);
  return found ?? { reason: 'wrong-answer', happened: 'did not pass what a group requires' };
}

function scoreOf(how: Exclude<DataNode['score'], 'pass-fail'>, results: readonly NodeResult[]): number {
  const scores = results.map(({ score }) => score);
  if (scores.length === 0) return 0;
  const sum = scores.reduce((total, score) => total + score, 0);
  switch (how) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / scores.length;
    case 'min':
      return Math.min(...scores);
    case 'max':
      return Math.max(...scores);
  }
}
