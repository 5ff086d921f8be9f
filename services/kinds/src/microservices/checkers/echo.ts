import type { Checker } from './checker.js';
import { availabilityFigures } from './availability.js';
import { counterexampleOf, endStep } from './counterexample/counterexample.js';
import { show } from './counterexample/text.js';
import { nothingDone } from './silent-nodes.js';
import { operationsOf } from './operations.js';

/** Every answer repeats its request exactly. */
export const checkEcho: Checker = (history) => {
  const operations = operationsOf(history);
  const figures = availabilityFigures(operations);
  const [idle] = nothingDone(operations);
  if (idle !== undefined) return { outcome: 'fail', counterexample: idle, figures };
  const wrong = operations.find(
    ({ outcome, input, output }) => outcome === 'ok' && JSON.stringify(input) !== JSON.stringify(output),
  );
  if (wrong === undefined) return { outcome: 'pass', figures };
  const { client, node, input, output } = wrong;
  const sentence = `${client} sent ${show(input)} to ${node} and got back ${show(output)}.`;
  return { outcome: 'fail', counterexample: counterexampleOf(sentence, [endStep(wrong, sentence)]), figures };
};
