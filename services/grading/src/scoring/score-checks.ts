import type { Check, Group, Reason, Score, Verdict } from '@hone/contracts';

const round = (value: number): number => Math.round(value * 100) / 100;

type GroupScore = Score['groups'][number];

/** A check's share of its points, 0..1. An undecided check earned nothing. */
const earned = ({ status, score }: Check): number => (status === 'pass' || status === 'fail' ? score : 0);

const passes = ({ status }: Check): boolean => status === 'pass';

const hasFailed = ({ status }: Check): boolean => status === 'fail' || status === 'error';

/** Share of a group that its checks earned, 0..1, by the group's aggregate. A group without checks earns nothing. */
function shareOf(group: Group, checks: readonly Check[]): number {
  if (checks.length === 0) return 0;
  const scores = checks.map(earned);
  if (group.aggregate === 'all') return checks.every(passes) ? Math.min(...scores) : 0;
  if (group.aggregate === 'min') return Math.min(...scores);
  const weight = checks.reduce((sum, check) => sum + check.weight, 0);
  if (weight === 0) return 0;
  return checks.reduce((sum, check, index) => sum + check.weight * (scores[index] ?? 0), 0) / weight;
}

/**
 * Points by group: weight × share of the aggregate. A group earns nothing unless every check of each required group
 * passes. The sum of the weights is the maximum; a failed check with a rule caps the sum.
 */
export function scoreChecks(groups: readonly Group[], checks: readonly Check[]): Score {
  const passed = new Set<string>();
  const scored: GroupScore[] = groups.map((group) => {
    const own = checks.filter((check) => check.group === group.id);
    const isCounted = (group.requires ?? []).every((id) => passed.has(id));
    if (isCounted && own.length > 0 && own.every(passes)) passed.add(group.id);
    return scoreGroup(group, own, isCounted);
  });
  const max = scored.reduce((sum, group) => sum + group.max, 0);
  const sum = round(scored.reduce((total, group) => total + group.points, 0));
  const cap = findCap(checks);
  const capped = cap === undefined ? sum : round((max * cap.at) / 100);
  const points = Math.min(sum, capped);
  return {
    points,
    max,
    percent: max === 0 ? 0 : round((100 * points) / max),
    groups: scored,
    ...(cap !== undefined && capped < sum && { cap }),
  };
}

function scoreGroup(group: Group, own: readonly Check[], isCounted: boolean): GroupScore {
  const weight = own.reduce((sum, check) => sum + check.weight, 0);
  return {
    id: group.id,
    title: group.title,
    points: isCounted ? round(group.weight * shareOf(group, own)) : 0,
    max: group.weight,
    components: own.map((check) => {
      const max = weight === 0 ? 0 : round((group.weight * check.weight) / weight);
      return {
        check: check.id,
        points: isCounted ? round(max * earned(check)) : 0,
        max,
        status: check.status,
      };
    }),
  };
}

/** The lowest cap among failed checks that have one, and the first check that sets it. */
function findCap(checks: readonly Check[]): Score['cap'] {
  let lowest: Score['cap'];
  for (const check of checks)
    if (hasFailed(check) && check.cap !== undefined && check.cap < (lowest?.at ?? Infinity))
      lowest = { at: check.cap, check: check.id };
  return lowest;
}

/**
 * The submission's verdict. Accepted: every check that is required or carries points passes, and none fails. A failed
 * required check rejects, and so does a score of nothing.
 */
export function verdictOf(
  checks: readonly Check[],
  score: Score,
): { verdict: Verdict; reason: Reason | null } {
  const failing = checks.filter(hasFailed);
  const required = failing.find((check) => check.required);
  const reason = (required ?? failing[0])?.reason ?? null;
  if (required !== undefined || score.points === 0) return { verdict: 'rejected', reason };
  const isWhole = failing.length === 0 && checks.every((check) => passes(check) || mayStayOpen(check, score));
  return isWhole && score.groups.every(isTried)
    ? { verdict: 'accepted', reason: null }
    : { verdict: 'partial', reason };
}

/** A check that was not run and has no points neither proves nor costs anything. */
function mayStayOpen({ id, required }: Check, { groups }: Score): boolean {
  const component = groups.flatMap(({ components }) => components).find(({ check }) => check === id);
  return !required && (component?.max ?? 0) === 0;
}

/** Points without a check were not earned. */
const isTried = ({ max, components }: GroupScore): boolean => max === 0 || components.length > 0;

/** Verdict of a sample run, which has no score: accepted when nothing failed. */
export function verdictOfRun(checks: readonly Check[]): { verdict: Verdict; reason: Reason | null } {
  const failing = checks.find(hasFailed);
  if (failing === undefined) return { verdict: 'accepted', reason: null };
  const passed = checks.some(passes);
  return { verdict: passed && !failing.required ? 'partial' : 'rejected', reason: failing.reason ?? null };
}
