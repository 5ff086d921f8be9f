import type { Checker } from '../definition.js';
import { compareLines } from './compare-lines.js';
import { compareSet } from './compare-set.js';
import { compareTokens } from './compare-tokens.js';
import type { Comparison } from './comparison.js';

/** Compares an answer with the expected one by the challenge's checker. */
export function compareAnswer(
  checker: Exclude<Checker, { type: 'icpc' }>,
  expected: string,
  actual: string,
): Comparison {
  switch (checker.type) {
    case 'tokens':
      return compareTokens(expected, actual, checker.floatTolerance);
    case 'lines':
      return compareLines(expected, actual);
    case 'set':
      return compareSet(expected, actual);
    case 'custom':
    case 'interactive':
      throw new Error(`checker ${checker.type} judges by a program`);
  }
}
