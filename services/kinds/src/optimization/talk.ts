import { writeGrowthClass } from '@hone/contracts';
import type { TalkTemplate } from '@hone/contracts/kind';
import { always, FAILED_CHECK } from '../judging/talk.js';

const GROWTH: TalkTemplate = {
  id: 'growth',
  ask(checks) {
    for (const { evidence } of checks) {
      if (evidence?.type !== 'speed') continue;
      const worse = evidence.growth?.families.find(({ verdict }) => verdict === 'worse');
      if (worse === undefined) continue;
      const like = worse.label === null ? '' : ` like ${writeGrowthClass(worse.label)}`;
      return `Its time grows${like}, faster than the reference’s. Which part causes that, and what would you do instead?`;
    }
    return undefined;
  },
};

const RATIO: TalkTemplate = {
  id: 'ratio',
  ask(checks) {
    const slow = checks.find(({ evidence, status }) => evidence?.type === 'speed' && status === 'fail');
    if (slow?.evidence?.type !== 'speed') return undefined;
    const times = slow.evidence.ratio.median.toFixed(1);
    return `It needs ${times} times the reference’s CPU time. Where does the time go, and how would you find out?`;
  },
};

/** Questions about a program and its cost. */
export const OPTIMIZATION_TALK: readonly TalkTemplate[] = [
  GROWTH,
  RATIO,
  FAILED_CHECK,
  always('next-input', 'Which input would you try next to break your program, and why that one?'),
];
