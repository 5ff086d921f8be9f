import type { Problem } from './read-problems.js';

/** The number of equal lines at the start, and then at the end, of two texts. */
function commonLines(one: readonly string[], other: readonly string[]) {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/**
 * Problems of `sent`, at their lines in `now`. Those of changed lines are dropped: nobody knows whether they
 * still hold.
 */
export function placeProblems(problems: readonly Problem[], sent: string, now: string): readonly Problem[] {
  if (sent === now || problems.length === 0) return problems;
  const before = sent.split('\n');
  const after = now.split('\n');
  const { head, tail } = commonLines(before, after);
  const shift = after.length - before.length;
  return problems.flatMap((problem) => {
    if (problem.line <= head) return [problem];
    return problem.line > before.length - tail ? [{ ...problem, line: problem.line + shift }] : [];
  });
}
