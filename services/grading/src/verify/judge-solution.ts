import { isRightCategory, type Expectation, type Judgement, type SolutionCategory } from '@hone/contracts';
import type { Solution } from './solutions.js';

const DEFAULTS: Readonly<Record<SolutionCategory, string>> = {
  accepted: 'accepted',
  variants: 'accepted',
  wrong: 'not accepted',
  slow: 'not accepted',
  hostile: 'not accepted',
};

/** Ids of checks and groups that failed: what `failing` may name. A skipped check did not fail itself. */
function failedIds(judgement: Judgement): Set<string> {
  const failed = judgement.checks.filter((check) => check.status === 'fail');
  return new Set(failed.flatMap((check) => [check.id, check.group]));
}

/** Ids that `failing` names. */
export function namedOf(expect: Expectation): readonly string[] {
  if (expect.failing === undefined) return [];
  return typeof expect.failing === 'string' ? [expect.failing] : expect.failing;
}

/** Promise of a solution in words, such as `rejected, wrong-answer, fails ties`. */
export function describeExpectation(solution: Solution): string {
  const { expect, category } = solution;
  const parts: string[] = [expect.verdict ?? DEFAULTS[category]];
  if (expect.reason !== undefined) parts.push(expect.reason);
  if (expect.reasons !== undefined) parts.push(expect.reasons.join(' or '));
  const named = namedOf(expect);
  if (named.length > 0) parts.push(`fails ${named.join(' and ')}`);
  if (expect.score !== undefined) parts.push(`score ${expect.score[0]} to ${expect.score[1]}`);
  return parts.join(', ');
}

/** What grading gave, in the words of `describeExpectation`. */
export function describeJudgement(judgement: Judgement): string {
  const failed = judgement.checks.filter((check) => check.status === 'fail').map((check) => check.id);
  const parts: string[] = [judgement.verdict];
  if (judgement.reason !== null) parts.push(judgement.reason);
  if (failed.length > 0) parts.push(`fails ${failed.join(' and ')}`);
  parts.push(`score ${judgement.score?.percent ?? 0}`);
  return parts.join(', ');
}

/** Every way in which a judgement breaks its solution's promise; empty when it keeps it. */
export function findBrokenPromises(solution: Solution, judgement: Judgement): string[] {
  const { expect } = solution;
  const isRight = isRightCategory(solution.category);
  const broken: string[] = [];
  const percent = judgement.score?.percent ?? 0;
  if (isRight && expect.verdict === undefined && judgement.verdict !== 'accepted')
    broken.push(`verdict is ${judgement.verdict}, not accepted`);
  if (isRight && expect.score === undefined && percent !== 100) broken.push(`score is ${percent}, not 100`);
  if (!isRight && expect.verdict === undefined && judgement.verdict === 'accepted')
    broken.push('it was accepted');
  if (expect.verdict !== undefined && judgement.verdict !== expect.verdict)
    broken.push(`verdict is ${judgement.verdict}, not ${expect.verdict}`);
  if (expect.reason !== undefined && judgement.reason !== expect.reason)
    broken.push(`reason is ${judgement.reason ?? 'none'}, not ${expect.reason}`);
  const { reasons } = expect;
  if (reasons !== undefined && (judgement.reason === null || !reasons.includes(judgement.reason)))
    broken.push(`reason is ${judgement.reason ?? 'none'}, none of ${reasons.join(', ')}`);
  const failed = failedIds(judgement);
  for (const id of namedOf(expect)) if (!failed.has(id)) broken.push(`check ${id} did not fail`);
  if (expect.score !== undefined && (percent < expect.score[0] || percent > expect.score[1]))
    broken.push(`score is ${percent}, not ${expect.score[0]} to ${expect.score[1]}`);
  return broken;
}
