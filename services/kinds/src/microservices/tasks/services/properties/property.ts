import type { z } from 'zod';
import type { Checker, CheckerResult, Counterexample, Figure } from '../../../checkers/checker.js';
import type { History } from '../../../history/history.js';
import { clip } from '../../../history/read-history.js';

/** Something that must hold for a system, decided by a history and nothing else. */
interface PropertyRule<Options> {
  readonly options: z.ZodType<Options>;
  /** When it must hold, such as `after heal + 5 s`; read by authors and in reports. */
  readonly window: (options: Options) => string;
  /** Names that the options mention. */
  readonly mentions: (options: Options) => Mentions;
  readonly judge: (history: History, options: Options) => CheckerResult;
  /** Whether a failure counts although the machine was busy: it does if it is about contents, not about time. */
  readonly holdsWhenBusy?: (history: History, options: Options) => boolean;
}

/** A property with its options, ready to judge histories. */
interface BoundProperty {
  readonly window: string;
  readonly mentions: Mentions;
  readonly judge: Checker;
  readonly holdsWhenBusy: (history: History) => boolean;
}

export interface Property {
  readonly options: z.ZodType;
  /** Throws a ZodError for options that are invalid for this property. */
  readonly bind: (options: unknown) => BoundProperty;
}

export function defineProperty<Options>(rule: PropertyRule<Options>): Property {
  return {
    options: rule.options,
    bind(raw) {
      const options = rule.options.parse(raw);
      return {
        window: rule.window(options),
        mentions: rule.mentions(options),
        judge: (history) => rule.judge(history, options),
        holdsWhenBusy: (history) => rule.holdsWhenBusy?.(history, options) ?? false,
      };
    },
  };
}

/** Names that options mention: all of them must exist. */
interface Mentions {
  readonly phases: readonly string[];
  readonly nodes: readonly string[];
  readonly operations: readonly string[];
  readonly stores?: readonly string[];
}

export const pass = (figures: readonly Figure[] = []): CheckerResult => ({ outcome: 'pass', figures });

export const inconclusive = (why: string, figures: readonly Figure[] = []): CheckerResult => ({
  outcome: 'inconclusive',
  why,
  figures,
});

type Step = Counterexample['steps'][number];

/** A sentence may quote what a service has written. */
const LONGEST_SENTENCE = 2_000;

/** A failure explained by its steps; operations and messages of the counterexample are those of the steps. */
export function fail(
  sentence: string,
  steps: readonly Step[],
  figures: readonly Figure[] = [],
): CheckerResult {
  const operations = [...new Set(steps.flatMap((step) => step.operations))];
  const messages = [...new Set(steps.flatMap((step) => step.messages))];
  return {
    outcome: 'fail',
    counterexample: { sentence: clip(sentence, LONGEST_SENTENCE), operations, messages, steps },
    figures,
  };
}

/** Milliseconds as a report writes them. */
export const inMs = (ms: number): string => `${Math.round(ms)} ms`;
/** A share in percent, to one decimal. */
export const percent = (share: number): number => Math.round(1_000 * share) / 10;
export const inPercent = (share: number): string => `${percent(share)}%`;

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}
