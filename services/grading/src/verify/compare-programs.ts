import { isRightCategory, type Check, type Judgement, type Limits } from '@hone/contracts';
import type { OwnPrograms, PackageFinding } from '@hone/contracts/kind';
import { errorFinding, warningFinding } from './finding.js';
import { isMeasured } from './judge-flips.js';
import type { Solution } from './solutions.js';

/** A solution with the results of all its gradings. */
export interface GradedSolution {
  readonly solution: Solution;
  readonly judgements: readonly Judgement[];
}

/** A reference slower than naive by this factor, and by this much, is no accident of a busy machine. */
const SLOWER_RATIO = 2;
const SLOWER_MS = 200;

/** Findings that only show when gradings of different solutions are compared. */
export function comparePrograms(
  graded: readonly GradedSolution[],
  declared: OwnPrograms | undefined,
  { cpuMs }: Pick<Limits, 'cpuMs'>,
): PackageFinding[] {
  if (declared === undefined) return unmetLimits(graded);
  return [
    ...unmetLimits(graded),
    ...closeLimits(graded, declared, cpuMs),
    ...disagreements(graded, declared),
    ...slowReferences(graded, declared),
  ];
}

/** Checks that at least one accepted solution loses to the time limit, and that none passes. */
function unmetLimits(graded: readonly GradedSolution[]): PackageFinding[] {
  const checks = accepted(graded).flatMap(({ judgements }) => judgements.flatMap(({ checks: own }) => own));
  const ids = new Set(checks.filter(isTimeLimit).map((check) => check.id));
  const passed = new Set(checks.filter((check) => check.status === 'pass').map((check) => check.id));
  const unmet = [...ids].filter((id) => !passed.has(id));
  if (unmet.length === 0) return [];
  const message = `no accepted solution meets the time limit in ${unmet.join(', ')}: raise limits.cpuMs and limits.wallMs, reduce the sizes, or fix the solutions`;
  return [errorFinding('LIMIT_UNMET', 'challenge.yml', message)];
}

/** Other load on a machine may double a program's CPU time; contest packages keep this distance, too. */
const LIMIT_MARGIN = 2;

/**
 * Accepted solutions that use more than half of the CPU limit for an input, even in the cheapest of their gradings. A
 * check has only the total over its inputs: the slowest took at least the mean.
 */
function closeLimits(
  graded: readonly GradedSolution[],
  { families }: Pick<OwnPrograms, 'families'>,
  limitMs: number,
): PackageFinding[] {
  const inputs = new Map(families.map(({ id, sizes }) => [id, sizes.length]));
  return accepted(graded).flatMap(({ solution, judgements }) => {
    const each = [...cheapestByCheck(judgements)].flatMap(([id, cpuMs]) => {
      const count = inputs.get(id);
      return count === undefined ? [] : [[id, cpuMs / count] as const];
    });
    const close = each.filter(([, cpuMs]) => cpuMs * LIMIT_MARGIN > limitMs);
    const [slowest] = close.sort(([, one], [, other]) => other - one);
    if (slowest === undefined) return [];
    const [id, cpuMs] = slowest;
    const wanted = Math.ceil((cpuMs * LIMIT_MARGIN) / 500) * 500;
    const message =
      `uses ${Math.round(cpuMs)} of ${limitMs} ms of CPU in ${id}: on a busy machine it may take twice as long and meet ` +
      `the limit; reduce the size or raise limits.cpuMs to ${wanted}`;
    return [warningFinding('LIMIT_MARGIN', solution.path, message)];
  });
}

function disagreements(graded: readonly GradedSolution[], declared: OwnPrograms): PackageFinding[] {
  const reference = mainReference(declared);
  if (reference === undefined) return [];
  const others = accepted(graded).filter(({ solution }) => solution.path !== reference);
  const differing = others.flatMap(({ solution, judgements }) => {
    const checks = judgements.flatMap((judgement) => judgement.checks.filter(answersDifferently));
    return checks.length === 0 ? [] : [{ path: solution.path, checks: checks.map((check) => check.id) }];
  });
  if (differing.length === 0) return [];
  const who = differing.map(({ path }) => path).join(', ');
  const where = [...new Set(differing.flatMap(({ checks }) => checks))].join(', ');
  const blame =
    differing.length * 2 > others.length
      ? 'most accepted solutions contradict it, so it is probably wrong'
      : 'the others agree with it';
  const message = `its answers differ from those of ${who} in ${where}; ${blame}`;
  return [errorFinding('REFERENCE_DISAGREES', reference, message)];
}

/** A hidden generated check is judged by the reference's answer; samples and fixed cases have their own. */
function answersDifferently(check: Check): boolean {
  const fixed = check.visible || check.id === 'secret';
  return !fixed && check.status === 'fail' && check.reason === 'wrong-answer';
}

function slowReferences(graded: readonly GradedSolution[], declared: OwnPrograms): PackageFinding[] {
  return Object.entries(declared.reference).flatMap(([language, path]) => {
    const naivePath = declared.baseline[language];
    const reference = graded.find(({ solution }) => solution.path === path)?.judgements ?? [];
    const naive = graded.find(({ solution }) => solution.path === naivePath)?.judgements ?? [];
    // If speed is measured, that measurement is more reliable.
    if ([...reference, ...naive].some(isMeasured)) return [];
    const slower = dearestCommonCheck(cheapestByCheck(reference), cheapestByCheck(naive));
    if (slower === undefined) return [];
    const { id, referenceMs, naiveMs } = slower;
    if (referenceMs < naiveMs * SLOWER_RATIO || referenceMs - naiveMs < SLOWER_MS) return [];
    const message = `the reference takes ${Math.round(referenceMs)} ms of CPU in ${id}, ${naivePath} takes ${Math.round(naiveMs)} ms: a reference is faster than the naive program`;
    return [errorFinding('REFERENCE_SLOWER', path, message)];
  });
}

/** Least CPU milliseconds of each check over all gradings; of checks that passed or met the time limit. */
function cheapestByCheck(judgements: readonly Judgement[]): Map<string, number> {
  const cheapest = new Map<string, number>();
  for (const check of judgements.flatMap((judgement) => judgement.checks)) {
    const cpuMs = check.usage?.cpuMs;
    if (cpuMs === undefined || !(check.status === 'pass' || isTimeLimit(check))) continue;
    cheapest.set(check.id, Math.min(cpuMs, cheapest.get(check.id) ?? Infinity));
  }
  return cheapest;
}

function dearestCommonCheck(reference: ReadonlyMap<string, number>, naive: ReadonlyMap<string, number>) {
  const common = [...reference].flatMap(([id, referenceMs]) => {
    const naiveMs = naive.get(id);
    return naiveMs === undefined ? [] : [{ id, referenceMs, naiveMs, cost: Math.max(referenceMs, naiveMs) }];
  });
  return common.sort((one, two) => two.cost - one.cost)[0];
}

function accepted(graded: readonly GradedSolution[]): GradedSolution[] {
  return graded.filter(({ solution }) => isRightCategory(solution.category));
}

function isTimeLimit(check: Check): boolean {
  return check.status === 'fail' && check.reason === 'time-limit';
}

/** The reference whose answers count: Python's if there is one, else the first named (as grading chooses it). */
function mainReference({ reference }: OwnPrograms): string | undefined {
  return reference['python'] ?? Object.values(reference)[0];
}
