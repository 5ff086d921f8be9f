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
  /** Ids of the groups that these checks belong to. */
  readonly groups: readonly string[];
  /** CPU milliseconds of the slowest check; null if nothing was measured. */
  readonly cpuMs: number | null;
  /** Highest memory peak in bytes; null if nothing was measured. */
  readonly memoryBytes: number | null;
  /** CPU time over the reference's, the median of their pairs; null if speed was not measured. */
  readonly ratio: number | null;
}

/** Results of one solution: what its folder promised and what grading gave. */
export interface SolutionReport {
  readonly path: string;
  readonly language: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
  readonly gradings: readonly GradingReport[];
  /** If it breaks its promise: the one that all gradings keep, for review by a person. */
  readonly proposed?: ExpectedOutcome;
  /** Of the last grading that measured speed. */
  readonly speed?: MeasuredSpeed;
  /** Remarks of validators in the first grading that broke the promise and has any. */
  readonly remarks?: readonly JudgeRemark[];
}

/** Results of the starter of a language; it must score 0. */
export interface StarterReport {
  readonly language: string;
  readonly got: string;
  readonly ok: boolean;
  readonly gradings: readonly GradingReport[];
}

/** Results of a planted cheat and of the honest program that it wraps. Scores are percents. */
export interface CheatReport {
  readonly cheat: string;
  readonly title: string;
  readonly score: number | null;
  readonly naive: number;
  readonly got: string;
  readonly ok: boolean;
  readonly gradings: readonly GradingReport[];
}

/** Whether cheats were planted, and if not, why. */
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
  /** Results for mutants, copies of the reference with a mistake; absent if the kind makes none. */
  readonly mutants?: readonly MutantFate[];
}

/** Code of the one finding that says nothing about the challenge: the platform failed repeatedly. */
export const PLATFORM_FAULT = 'PLATFORM_FAULT';
