import type { History } from '../history/history.js';

/** The proof of a violation: numbers of operations and messages of the history. */
export interface Counterexample {
  /** The violation, with the values in question, for the learner. */
  readonly sentence: string;
  readonly operations: readonly number[];
  readonly messages: readonly number[];
  /** The violation step by step, in order of time. */
  readonly steps: readonly {
    readonly text: string;
    readonly atMs: number;
    readonly operations: readonly number[];
    readonly messages: readonly number[];
  }[];
}

/** A measurement reported alongside the verdict, such as messages per operation. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export type CheckerResult =
  | { readonly outcome: 'pass'; readonly figures: readonly Figure[] }
  | {
      readonly outcome: 'fail';
      readonly counterexample: Counterexample;
      readonly figures: readonly Figure[];
    }
  /** Undecided, such as for lack of time. Never a pass. */
  | { readonly outcome: 'inconclusive'; readonly why: string; readonly figures: readonly Figure[] };

/** Judges a history by the history alone: no clock, no I/O, no randomness. */
export type Checker<Options = void> = (history: History, options: Options) => CheckerResult;
