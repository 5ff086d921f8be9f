import { expect, it } from 'vitest';
import type { CheckerResult } from '../../checkers/checker.js';
import { distrust } from './distrust.js';

const failure = (...times: readonly number[]): CheckerResult => ({
  outcome: 'fail',
  counterexample: {
    sentence: 'Readiness answered 503; 200 is right.',
    operations: [],
    messages: [],
    steps: times.map((atMs) => ({ text: 'GET /ready', atMs, operations: [], messages: [] })),
  },
  figures: [],
});
const quiet = { lagMs: 5, boxMs: 2, crowded: [] };
const burst = { ...quiet, crowded: [{ fromMs: 4_000, toMs: 5_000 }] };

it.each([
  ['a quiet machine', quiet, failure(4_200), 'fail'],
  ['a harness that was late', { ...quiet, lagMs: 500 }, failure(4_200), 'inconclusive'],
  ['boxes that were slow all the time', { ...quiet, boxMs: 30 }, failure(4_200), 'inconclusive'],
  ['a burst while it happened', burst, failure(4_200, 4_300), 'inconclusive'],
  ['a burst a little before', burst, failure(6_500), 'inconclusive'],
  ['a burst long before', burst, failure(7_500), 'fail'],
  ['a burst afterwards, as something is missing', burst, failure(1_000, 3_500), 'inconclusive'],
  ['a burst, and a failure without a time', burst, failure(), 'inconclusive'],
  ['a burst, and nothing wrong', burst, { outcome: 'pass', figures: [] } as const, 'pass'],
])('judges a failure beside %s', (_, play, result, outcome) => {
  expect(distrust(play, result).outcome).toBe(outcome);
});
