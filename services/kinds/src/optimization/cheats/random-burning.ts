import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays if an uncertain measurement favours the program that made it uncertain. */
export const randomBurning: Cheat = {
  id: 'random-burning',
  title: 'burns a random share of CPU time, to widen the interval of its measurement',
  program: (material) =>
    wrapNaive(
      material,
      `
import random, time

began = time.process_time()
printed = naive(DATA)
spent = time.process_time() - began
if len(DATA) > BIG:
    until = time.process_time() + spent * random.SystemRandom().random()
    while time.process_time() < until:
        pass
answer(printed)
`,
    ),
};
