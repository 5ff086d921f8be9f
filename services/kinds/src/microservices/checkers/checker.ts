import type { History } from '../history/history.js';

/** What a violation is proved by: numbers of operations and messages of the history. */
export interface Counterexample {
  /** What went wrong, with the values in question, for the learner. */
  readonly sentence: string;
  readonly operations: readonly number[];
  readonly messages: readonly number[];
  /** The violation told step by step, in order of time. */
  readonly steps: readonly {
    readonly text: string;
    readonly atMs: number;
    readonly operations: readonly number[];
    readonly messages: readonly number[];
  }[];
}

/** A figure beside pass and fail, such as messages per operation. */
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
  /** Neither could be shown, such as for want of time. Never a pass. */
  | { readonly outcome: 'inconclusive'; readonly why: string; readonly figures: readonly Figure[] };

/** Decides about a history by nothing but the history: no clock, no input or output, no chance. */
export type Checker<Options = void> = (history: History, options: Options) => CheckerResult;
