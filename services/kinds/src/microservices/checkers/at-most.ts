import type { CheckerResult, Figure } from './checker.js';
import { counterexampleOf } from './counterexample/counterexample.js';

/** Fails where a measurement exceeds its bound. No single operation is to blame for that. */
export function atMost(
  { name, value, unit }: Figure,
  most: number,
  figures: readonly Figure[],
): CheckerResult {
  if (value <= most) return { outcome: 'pass', figures };
  const shown = (number: number): string => `${Number(number.toFixed(1))} ${unit}`.trim();
  const sentence = `${name}: ${shown(value)}. At most ${shown(most)} is allowed.`;
  return { outcome: 'fail', counterexample: counterexampleOf(sentence, []), figures };
}
