import { expect } from 'vitest';
import type { HistoryEvent, Json } from '../../history/history.js';
import type { Checker, CheckerResult, Counterexample } from '../checker.js';
import { type Operation, operationsOf } from '../operations.js';

/** Legal histories that each property tries; `tests/fuzz/legal-histories.test.ts` tries 100,000. */
export const LEGAL_RUNS = 150;
export const ANOMALY_RUNS = process.env['HONE_TEST_ALL'] === '1' ? 2_000 : 60;

/** The history with another output of one operation. */
export const withOutput = (
  history: readonly HistoryEvent[],
  { number }: Operation,
  output: Json,
): HistoryEvent[] =>
  history.map((event) => (event.type === 'ok' && event.operation === number ? { ...event, output } : event));

export const answered = (history: readonly HistoryEvent[], name: string): Operation[] =>
  operationsOf(history).filter((each) => each.name === name && each.outcome === 'ok');

export function counterexampleIn(result: CheckerResult): Counterexample {
  if (result.outcome !== 'fail') throw new Error(`no violation was found: ${JSON.stringify(result)}`);
  return result.counterexample;
}

/** Checks that the operations of a counterexample suffice: a history of them alone fails, too. */
export function expectToSuffice(history: readonly HistoryEvent[], checker: Checker): void {
  const { operations } = counterexampleIn(checker(history));
  const rest = history.filter((event) => 'operation' in event && operations.includes(event.operation));
  expect(checker(rest).outcome).toBe('fail');
}
