import type { Reason, Verdict } from '@hone/contracts';

/** A program for `chaos-sum` whose verdict is known beforehand. */
export interface Answer {
  readonly name: string;
  readonly content: string;
  readonly expected: { readonly verdict: Verdict; readonly reason: Reason | null };
}

const RIGHT = 'import sys\n\nprint(sum(map(int, sys.stdin.read().split())))\n';

const rejected = (reason: Reason): Answer['expected'] => ({ verdict: 'rejected', reason });

export const right: Answer = {
  name: 'right',
  content: RIGHT,
  expected: { verdict: 'accepted', reason: null },
};
const wrong: Answer = { name: 'wrong', content: 'print(-1)\n', expected: rejected('wrong-answer') };
const crashing: Answer = {
  name: 'crashing',
  content: 'raise SystemExit(3)\n',
  expected: rejected('runtime-error'),
};
/** Right, and long enough under way to be met by whatever happens. */
export const slow: Answer = {
  name: 'slow',
  content: `import time\n\ntime.sleep(1.5)\n${RIGHT}`,
  expected: { verdict: 'accepted', reason: null },
};

/** One of each kind, in turn. */
export function answerOf(turn: number): Answer {
  return [right, wrong, crashing][turn % 3] ?? right;
}
