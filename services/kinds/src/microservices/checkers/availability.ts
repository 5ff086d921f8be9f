import type { Checker, Figure } from './checker.js';
import { counterexampleOf, endStep } from './counterexample/counterexample.js';
import { counted } from './counterexample/text.js';
import { operationsOf, type Operation } from './operations.js';

/** Examples shown; the rest is alike. */
const SHOWN = 3;

/** How many operations were acknowledged or had an error that counts as an answer, and how long clients waited for it. */
export function availabilityFigures(operations: readonly Operation[], answers: Answers = {}): Figure[] {
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

/** Errors that count as answers, such as that a key does not exist, by the name of the operation that may have them. */
type Answers = Readonly<Record<string, readonly string[]>>;

const isAnswered = ({ name, outcome, error }: Operation, answers: Answers): boolean =>
  outcome === 'ok' || (answers[name] ?? []).some((answer) => error.startsWith(answer));

export interface AvailabilityOptions {
  readonly least?: number | undefined;
  readonly answers?: Answers;
  /** Operations that change something: a program that rejects all of them keeps every other promise, and does nothing. */
  readonly changes?: (operation: Operation) => boolean;
}

/** If all of at least this many changes are rejected, that is no accident. */
const PLAIN_REJECTIONS = 5;

/** All changes that were asked for, where none was acknowledged. */
function rejectedChanges(asked: readonly Operation[], isChange: (operation: Operation) => boolean) {
  const changes = asked.filter(isChange);
  if (changes.length < PLAIN_REJECTIONS || changes.some(({ outcome }) => outcome === 'ok')) return undefined;
  return changes;
}

/** A share of the operations (all, unless `least` says less) took effect and was acknowledged in time. */
export const checkAvailability: Checker<AvailabilityOptions> = (
  history,
  { least = 1, answers = {}, changes = () => false },
) => {
  const operations = operationsOf(history);
  const figures = availabilityFigures(operations, answers);
  const asked = operations.filter(({ final }) => !final);
  const lost = asked.filter((operation) => !isAnswered(operation, answers));
  const rejected = rejectedChanges(asked, changes);
  if (rejected !== undefined) {
    const sentence = `None of ${counted(rejected.length, 'request')} that change something was acknowledged.`;
    return { outcome: 'fail', counterexample: counterexampleOf(sentence, stepsOf(rejected)), figures };
  }
  if (asked.length - lost.length >= least * asked.length) return { outcome: 'pass', figures };
  const nodes = [...new Set(lost.map(({ node }) => node))].sort().join(', ');
  const needed = least === 1 ? 'All' : `At least ${Math.round(100 * least)}%`;
  const sentence = `${counted(lost.length, 'request')} of ${asked.length} got no result (asked of ${nodes}). ${needed} must get one.`;
  return { outcome: 'fail', counterexample: counterexampleOf(sentence, stepsOf(lost)), figures };
};

const stepsOf = (operations: readonly Operation[]) =>
  operations.slice(0, SHOWN).map((operation) => {
    const how = operation.error === '' ? 'no answer came' : operation.error;
    return endStep(operation, `${operation.client} asks ${operation.node} for "${operation.name}": ${how}.`);
  });
