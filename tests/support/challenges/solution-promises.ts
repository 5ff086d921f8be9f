import { SOLUTION_CATEGORIES, type Expectation, type Submission } from '@hone/contracts';
import { loadFolder } from '@hone/grading';
import { findBrokenPromises, namedOf } from '../../../services/grading/src/verify/judge-solution.js';
import { findSolutions, type Solution } from '../../../services/grading/src/verify/solutions.js';
import { SPEED, withoutMeasuredGroups } from '../site/without-measuring.js';

/** A solution that cannot run on the shared site, and why. */
interface LeftOut {
  readonly path: string;
  readonly why: string;
}

export interface SitePromises {
  readonly kind: string;
  /** Of the challenge's package. */
  readonly digest: string;
  /** Whether grading mostly waits: for services to start, and for schedules to end. */
  readonly mostlyWaits: boolean;
  /** Each with its promise when no speed is measured; solutions without a compiler come first in their category. */
  readonly solutions: readonly Solution[];
  readonly leftOut: readonly LeftOut[];
}

const MOSTLY_WAITING: ReadonlySet<string> = new Set(['api-design', 'microservices']);

/** The promises of a challenge folder's solutions for submissions to the shared site. */
export async function findSitePromises(folder: string): Promise<SitePromises> {
  const loaded = await loadFolder(folder);
  if (!loaded.ok) throw new Error(`${folder} cannot be loaded: ${JSON.stringify(loaded.findings)}`);
  const { pack } = loaded.challenge;
  const isUnmeasured = withoutMeasuredGroups({ groups: pack.manifest.groups, grading: {} }) !== undefined;
  const solutions: Solution[] = [];
  const leftOut: LeftOut[] = [];
  for (const solution of findSolutions(pack).solutions) {
    const { path, expect } = solution;
    const promised = isUnmeasured ? withoutSpeed(expect) : expect;
    if (expect.variant !== undefined) leftOut.push({ path, why: 'it answers one variant' });
    else if (promised === undefined) leftOut.push({ path, why: 'it promises nothing but a speed' });
    else solutions.push({ ...solution, expect: promised });
  }
  const { kind } = pack.manifest;
  const mostlyWaits = MOSTLY_WAITING.has(kind);
  return { kind, digest: pack.digest, mostlyWaits, solutions: solutions.sort(inOrder), leftOut };
}

/** The rest of a promise when speed is not measured and earns no points; undefined when nothing is left. */
function withoutSpeed(expect: Expectation): Expectation | undefined {
  const { score: _score, failing: _failing, ...rest } = expect;
  const named = namedOf(expect);
  const others = named.filter((id) => id !== SPEED);
  if (named.length === 0) return rest;
  return others.length === 0 ? undefined : { ...rest, failing: others };
}

const inOrder = (one: Solution, other: Solution): number =>
  placeOf(one) - placeOf(other) || rankOf(one) - rankOf(other) || (one.path < other.path ? -1 : 1);
const placeOf = ({ category }: Solution): number => SOLUTION_CATEGORIES.indexOf(category);
const rankOf = ({ language }: Solution): number =>
  ['cpp', 'java', 'go', 'typescript'].includes(language) ? 1 : 0;

/**
 * All ways in which a graded submission breaks the promise of its solution, as `hone verify` finds them: its verdict,
 * reason, score and the checks that must fail. A wrong solution that names no failing check breaks its promise, too.
 * Throws where the submission has no verdict.
 */
export function findSubmissionFaults(
  solution: Solution,
  { verdict, reason, score, checks, phases }: Submission,
): string[] {
  const { path, category, expect } = solution;
  if (verdict === null || phases === null) throw new Error(`${path} was not graded`);
  const unnamed = category === 'wrong' && expect.failing === undefined;
  return [
    ...(unnamed ? [`${path} names no check that it fails`] : []),
    ...findBrokenPromises(solution, { verdict, reason, score, checks, phases }),
  ];
}
