import type { PackageFinding } from '@hone/contracts/kind';

/** How one solution fared: what its folder promised beside what grading gave. */
export interface SolutionReport {
  readonly path: string;
  readonly language: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
}

/** The author gate's answer for one challenge. `ok` means no finding of severity error. */
export interface ChallengeReport {
  readonly slug: string;
  readonly path: string;
  readonly ok: boolean;
  readonly findings: readonly PackageFinding[];
  readonly solutions: readonly SolutionReport[];
}
