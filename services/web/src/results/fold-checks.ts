import type { Check, Reason, Score } from '@hone/contracts';
import { pointsLost } from '../words/outcome.js';

/** Fewer checks are not collapsed. */
const LEAST_FOLDED = 3;
/** Evidence that is worth a look even in a passing check. */
const WORTH_A_LOOK: ReadonlySet<string | undefined> = new Set(['speed', 'memory', 'work', 'history']);
/** With these a program failed before the check could test it: the check's title does not name the cause. */
const FAILED_EARLY: ReadonlySet<Reason | undefined> = new Set([
  'compile-error',
  'runtime-error',
  'forbidden',
]);

/** Checks collapsed into one line each: passing ones that show nothing, and repeated failures. */
export interface FoldedChecks {
  readonly passed: ReadonlySet<Check>;
  readonly repeated: ReadonlySet<Check>;
}

export const NOTHING_FOLDED: FoldedChecks = { passed: new Set(), repeated: new Set() };

const setOfMany = (checks: readonly Check[]): ReadonlySet<Check> =>
  new Set(checks.length < LEAST_FOLDED ? [] : checks);

/** For a list whose checks `openIds` are expanded. */
export function findFolded(
  checks: readonly Check[],
  score: Score | null,
  openIds: ReadonlySet<string>,
): FoldedChecks {
  const closed = checks.filter(({ id }) => !openIds.has(id));
  const passed = closed.filter(
    (check) =>
      check.status === 'pass' &&
      pointsLost(check, score) === undefined &&
      !WORTH_A_LOOK.has(check.evidence?.type),
  );
  return { passed: setOfMany(passed), repeated: setOfMany(closed.filter(failsLike(checks))) };
}

/** Whether an earlier check failed for the same reason before it could test anything. */
const failsLike =
  (checks: readonly Check[]) =>
  (check: Check): boolean =>
    check.status === 'fail' &&
    FAILED_EARLY.has(check.reason) &&
    checks.find(({ status, reason }) => status === 'fail' && reason === check.reason) !== check;
