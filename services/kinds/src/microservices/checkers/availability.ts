import type { Checker, Figure } from './checker.js';
import { counterexampleOf, endStep } from './counterexample/counterexample.js';
import { counted } from './counterexample/text.js';
import { operationsOf, type Operation } from './operations.js';

/** Enough to see what the rest is like. */
const SHOWN = 3;

/** How many operations took effect for certain or had an error that is an answer, and how long clients waited for that. */
export function availabilityFigures(
  operations: readonly Operation[],
  answers: readonly string[] = [],
): Figure[] {
  const asked = operations.filter(({ final }) => !final);
  const done = asked.filter((operation) => isAnswered(operation, answers));
  const waited = done.map(({ startMs, endMs }) => endMs - startMs).sort((one, other) => one - other);
  const at = (share: number): number => waited[Math.max(0, Math.ceil(share * waited.length) - 1)] ?? 0;
  return [
    { name: 'Operations', value: asked.length, unit: '' },
    { name: 'Availability', value: asked.length === 0 ? 0 : (100 * done.length) / asked.length, unit: '%' },
    { name: 'Latency, median', value: at(0.5), unit: 'ms' },
    { name: 'Latency, 95th percentile', value: at(0.95), unit: 'ms' },
  ];
}

const isAnswered = ({ outcome, error }: Operation, answers: readonly string[]): boolean =>
  outcome === 'ok' || answers.some((answer) => error.startsWith(answer));

interface AvailabilityOptions {
  readonly least?: number | undefined;
  /** Errors that are the answer, such as that a key does not exist. */
  readonly answers?: readonly string[];
}

/** A share of the operations (all, unless `least` says less) took effect and was acknowledged in time. */
export const checkAvailability: Checker<AvailabilityOptions> = (history, { least = 1, answers = [] }) => {
  const operations = operationsOf(history);
  const figures = availabilityFigures(operations, answers);
  const asked = operations.filter(({ final }) => !final);
  const lost = asked.filter((operation) => !isAnswered(operation, answers));
  if (asked.length - lost.length >= least * asked.length) return { outcome: 'pass', figures };
  const nodes = [...new Set(lost.map(({ node }) => node))].sort().join(', ');
  const needed = least === 1 ? 'All' : `At least ${Math.round(100 * least)}%`;
  const sentence = `${counted(lost.length, 'request')} of ${asked.length} got no result (asked of ${nodes}). ${needed} must get one.`;
  const steps = lost.slice(0, SHOWN).map((operation) => {
    const how = operation.error === '' ? 'no answer came' : operation.error;
    return endStep(operation, `${operation.client} asks ${operation.node} for "${operation.name}": ${how}.`);
  });
  return { outcome: 'fail', counterexample: counterexampleOf(sentence, steps), figures };
};
