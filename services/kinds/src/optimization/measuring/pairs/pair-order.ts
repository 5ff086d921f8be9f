export type Turn = 'submission' | 'reference';

/**
 * ABBA: the program that begins a pair alternates, so that a machine that grows slower or faster while it is measured favours
 * nobody. `pair` counts from 0.
 */
export const turnsOf = (pair: number): readonly [Turn, Turn] =>
  pair % 2 === 0 ? ['submission', 'reference'] : ['reference', 'submission'];
