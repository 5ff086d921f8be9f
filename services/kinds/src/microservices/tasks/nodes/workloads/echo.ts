import { checkAvailability } from '../../../checkers/availability.js';
import { checkEcho } from '../../../checkers/echo.js';
import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { Workload } from './workload.js';

const WORDS = [
  'deploy',
  'order',
  'naïve',
  '漢字',
  '"quoted"',
  'back\\slash',
  'two\nlines',
  '🚀',
  ' spaces ',
  'null',
];

const drawText = (random: SeededRandom, number: number): string =>
  `${number}: ${random.shuffle(WORDS).slice(0, random.int(1, 4)).join(' ')}`;

/** A client sends a text and gets it back. */
export const echo: Workload = {
  createDrawing: () => {
    let number = 0;
    return {
      draw: (random) => {
        const text = drawText(random, number++);
        return { name: 'echo', input: text, body: { type: 'echo', echo: text } };
      },
    };
  },
  readAnswer: (_, { echo: output }) => (output === undefined ? { wrong: 'without echo' } : { output }),
  properties: {
    answered: { about: 'Every request gets an answer.', check: checkAvailability, isTimed: 'answers' },
    same: { about: 'An answer repeats its request.', check: (history) => checkEcho(history) },
  },
};
