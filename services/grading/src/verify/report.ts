import type { Reason, Verdict } from '@hone/contracts';
import type { JudgeRemark, MutantFate, PackageFinding } from '@hone/contracts/kind';
import type { MeasuredSpeed } from './measured-speed.js';
import type { ExpectedOutcome } from './propose-expectation.js';

/** One grading of a solution, starter or cheat. */
export interface GradingReport {
  /** Hex; `hone grade --seed` repeats the grading. */
  readonly seed: string;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  /** 0..100. */
  readonly percent: number;
  /** Ids of the failed checks in their order. */
  readonly failing: readonly string[];
  /** Ids of the groups that they count for. */
  readonly groups: readonly string[];
  /** CPU milliseconds of the check that cost most; null where nothing was measured. */
  readonly cpuMs: number | null;
  /** Highest memory peak in bytes; null where nothing was measured. */
  readonly memoryBytes: number | null;
  /** CPU time over the reference's, the median of their pairs; null where speed was not measured. */
  readonly ratio: number | null;
}

/** How one solution fared: what its folder promised beside what grading gave. */
export interface SolutionReport {
  readonly path: string;
  readonly language: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
  readonly gradings: readonly GradingReport[];
  /** Where it breaks its promise: the one that all gradings keep, for a person to read. */
  readonly proposed?: ExpectedOutcome;
  /** Of the last grading that measured speed. */
  readonly speed?: MeasuredSpeed;
  /** What validators said to the author in the first grading that broke the promise and in which one spoke. */
  readonly remarks?: readonly JudgeRemark[];
}

/** How the starter of a language fared; it must score 0. */
export interface StarterReport {
  readonly language: string;
  readonly got: string;
  readonly ok: boolean;
  readonly gradings: readonly GradingReport[];
}

/** How a planted cheat fared beside the honest program that it wraps. Scores are percents. */
export interface CheatReport {
  readonly cheat: string;
  readonly title: string;
  readonly score: number | null;
  readonly naive: number;
  readonly got: string;
  readonly ok: boolean;
  readonly gradings: readonly GradingReport[];
}

/** Whether cheats were planted, and else why not. */
export type CheatsReport =
  | { readonly planted: true; readonly naive: string; readonly cheats: readonly CheatReport[] }
  | { readonly planted: false; readonly reason: string };

/** The author gate's answer for one challenge. `ok` means no finding of severity error. */
export interface ChallengeReport {
  readonly slug: string;
  readonly path: string;
  readonly ok: boolean;
  readonly findings: readonly PackageFinding[];
  readonly solutions: readonly SolutionReport[];
  readonly starters: readonly StarterReport[];
  readonly cheats: CheatsReport;
  /** What became of copies of the reference with a mistake in them; absent where the kind makes none. */
  readonly mutants?: readonly MutantFate[];
}

/** Code of the one finding that says nothing about the challenge: the platform failed, again and again. */
export const PLATFORM_FAULT = 'PLATFORM_FAULT';
