import { checkGrowing } from '../../../checkers/counter/check-growing.js';
import { PossibleSums } from '../../../checkers/counter/possible-sums.js';
import { checkCounter } from '../../../checkers/counters.js';
import type { Operation } from '../../../checkers/operations.js';
import type { Json } from '../../../history/history.js';
import { enoughAnswered } from './enough-answered.js';
import { fieldOf, requestOf } from './request-of.js';
import type { Drawing, Workload } from './workload.js';

/** Clients add numbers and read the sum; in the end all nodes know the same one. */
const counter = (lowest: number): Workload => ({
  createDrawing(): Drawing {
    let sum = 0;
    const unknown: number[] = [];
    const read = requestOf('read');
    return {
      draw: (random) => (random.chance(0.5) ? requestOf('add', { delta: random.int(lowest, 5) }) : read),
      hear({ name, input }, { type }) {
        if (name !== 'add' || type === 'fail') return;
        const { delta } = input as { readonly delta: number };
        if (type === 'ok') sum += delta;
        else unknown.push(delta);
      },
      settle: {
        request: read,
        isSettled(outputs) {
          const sums = new PossibleSums(sum);
          for (const delta of unknown) sums.perhaps(delta);
          const values = new Set(outputs.map(valueOf));
          return (
            values.size === 1 && [...values].every((value) => typeof value === 'number' && sums.has(value))
          );
        },
      },
    };
  },
  readAnswer: ({ name }, body) => fieldOf(body, name === 'read' ? 'value' : undefined),
  properties: {
    answered: enoughAnswered({ changes: isChange }),
    sum: {
      about: 'Every node ends with the sum of all acknowledged numbers.',
      check: (history) => checkCounter(history),
    },
  },
});

const isChange = ({ name, input }: Operation): boolean =>
  name === 'add' && (input as { readonly delta: number }).delta !== 0;

const valueOf = (output: Json | undefined): Json | undefined =>
  (output as { readonly value: Json } | undefined)?.value;

const nonNegative = counter(0);

/** Only grows. */
export const gCounter: Workload = {
  ...nonNegative,
  properties: {
    ...nonNegative.properties,
    growing: {
      about: 'What a node has shown or acknowledged stays in what it shows.',
      check: (history) => checkGrowing(history),
    },
  },
};

/** Grows and shrinks. */
export const pnCounter = counter(-5);
