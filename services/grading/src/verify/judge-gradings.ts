import type { Judgement, Limits } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import type { Attempt } from './attempt-grading.js';
import { errorFinding, warningFinding } from './finding.js';
import { reportGrading } from './grading-report.js';
import { findDrift, findFlip } from './judge-flips.js';
import { describeExpectation, describeJudgement, findBrokenPromises, namedOf } from './judge-solution.js';
import { findSpeed } from './measured-speed.js';
import { proposeExpectation } from './propose-expectation.js';
import { PLATFORM_FAULT, type SolutionReport, type StarterReport } from './report.js';
import type { Solution } from './solutions.js';
import { referenceBeatenFindings, speedMarginFindings, speedSizeFindings } from './speed-margin.js';
import { findStarved } from './starved-runs.js';

type Graded = Extract<Attempt, { ok: true }>;

/** The gradings among attempts, in their order. */
export function gradedOnly(attempts: readonly Attempt[]): Graded[] {
  return attempts.filter((attempt) => attempt.ok);
}

/** A solution's report and findings from all its gradings. */
export function judgeSolution(
  solution: Solution,
  attempts: readonly Attempt[],
  limits: Limits,
): { readonly report: SolutionReport; readonly findings: readonly PackageFinding[] } {
  const graded = gradedOnly(attempts);
  const judgements = graded.map((attempt) => attempt.judgement);
  const findings = [
    ...attempts.flatMap((attempt) => faultFinding(solution.path, attempt)),
    ...unknownChecks(solution, judgements),
    ...brokenPromises(solution, judgements, limits),
    ...judgements
      .slice(0, 1)
      .flatMap((judgement) => [
        ...speedMarginFindings(solution, judgement),
        ...speedSizeFindings(solution, judgement),
        ...referenceBeatenFindings(solution, judgement),
      ]),
  ];
  const flip = findFlip(solution.expect, judgements);
  if (flip !== undefined) findings.push(errorFinding('SOLUTION_FLIPS', solution.path, flip));
  const drift = findDrift(solution.expect, judgements);
  if (drift !== undefined) findings.push(warningFinding('SOLUTION_DRIFTS', solution.path, drift));
  const remarks = findRemarks(solution, graded);
  const speed = judgements.map(findSpeed).findLast((measured) => measured !== undefined);
  const proposed = proposeExpectation(solution, judgements);
  const report: SolutionReport = {
    path: solution.path,
    language: solution.language,
    expected: describeExpectation(solution),
    got: describeAttempts(attempts),
    ok: !findings.some(({ severity }) => severity === 'error') && graded.length === attempts.length,
    gradings: graded.map(reportGrading),
    ...(proposed === undefined ? {} : { proposed }),
    ...(speed === undefined ? {} : { speed }),
    ...(remarks === undefined ? {} : { remarks }),
  };
  return { report, findings };
}

/** Only if a promise is broken: for a solution that keeps it, nobody needs them. */
function findRemarks(solution: Solution, graded: readonly Graded[]): SolutionReport['remarks'] {
  const broken = graded.filter(({ judgement }) => findBrokenPromises(solution, judgement).length > 0);
  return broken.find(({ remarks }) => remarks.length > 0)?.remarks;
}

/** A starter's report and findings: it must compile and score 0. */
export function judgeStarter(
  language: string,
  attempts: readonly Attempt[],
): { readonly report: StarterReport; readonly findings: readonly PackageFinding[] } {
  const path = `starter/${language}`;
  const findings = attempts.flatMap((attempt) => faultFinding(path, attempt));
  const graded = gradedOnly(attempts);
  for (const { judgement } of graded) {
    if (judgement.compile?.ok === false)
      findings.push(errorFinding('STARTER_BROKEN', path, 'the starter does not compile'));
    if (judgement.score?.points !== 0) {
      const percent = judgement.score?.percent ?? 0;
      findings.push(errorFinding('STARTER_SCORES', path, `the starter scores ${percent}, not 0`));
    }
  }
  const ok = findings.length === 0 && graded.length === attempts.length;
  const gradings = graded.map(reportGrading);
  return { report: { language, got: describeAttempts(attempts), ok, gradings }, findings };
}

const FAULT_WORDS = {
  author: 'could not be graded',
  platform: 'platform fault',
  skipped: 'not graded',
} as const;

/** Results of the attempts in words, without repetitions. */
export function describeAttempts(attempts: readonly Attempt[]): string {
  const words = attempts.map((attempt) => {
    if (attempt.ok) return describeJudgement(attempt.judgement);
    return FAULT_WORDS[attempt.fault];
  });
  return [...new Set(words)].join(' | ');
}

/** A platform fault is reported as such: it says nothing about the challenge. */
export function faultFinding(path: string, attempt: Attempt): PackageFinding[] {
  if (attempt.ok || attempt.fault === 'skipped') return [];
  if (attempt.fault === 'author') return [errorFinding(attempt.author.code, path, attempt.author.message)];
  const message = `not graded for a fault of the platform, which is none of the challenge: ${attempt.message}`;
  return [errorFinding(PLATFORM_FAULT, path, message)];
}

function brokenPromises(
  solution: Solution,
  judgements: readonly Judgement[],
  limits: Limits,
): PackageFinding[] {
  return judgements.flatMap((judgement, turn) => {
    const starved = findStarved(limits, judgement);
    const why = starved === undefined ? '' : `; ${starved}`;
    return findBrokenPromises(solution, judgement).map((broken) => {
      const which = judgements.length === 1 ? '' : `, repetition ${turn + 1}`;
      return errorFinding(
        'SOLUTION_PROMISE',
        solution.path,
        `${broken} (${solution.language}${which})${why}`,
      );
    });
  });
}

/** Names in `failing` that match no check and no group: most often a typo. */
function unknownChecks(solution: Solution, judgements: readonly Judgement[]): PackageFinding[] {
  const [judgement] = judgements;
  if (judgement === undefined) return [];
  const known = new Set(judgement.checks.flatMap((check) => [check.id, check.group]));
  return namedOf(solution.expect)
    .filter((id) => !known.has(id))
    .map((id) =>
      errorFinding(
        'EXPECT_UNKNOWN',
        `${solution.path}/expect.yml`,
        `failing names "${id}"; the checks are ${judgement.checks.map((check) => check.id).join(', ')}`,
      ),
    );
}
