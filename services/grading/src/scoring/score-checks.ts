import type { Check, Group, Reason, Score, Verdict } from '@hone/contracts';

const round = (value: number): number => Math.round(value * 100) / 100;

type GroupScore = Score['groups'][number];

/** Share of a group that its checks earned, 0..1, by the group's aggregate. A group without checks earns nothing. */
function shareOf(group: Group, checks: readonly Check[]): number {
  if (checks.length === 0) return 0;
  const scores = checks.map((check) =>
    check.status === 'pass' ? check.score : check.status === 'fail' ? check.score : 0,
  );
  if (group.aggregate === 'all')
    return checks.every((check) => check.status === 'pass') ? Math.min(...scores) : 0;
  if (group.aggregate === 'min') return Math.min(...scores);
  const weight = checks.reduce((sum, check) => sum + check.weight, 0);
  if (weight === 0) return 0;
  return checks.reduce((sum, check, index) => sum + check.weight * (scores[index] ?? 0), 0) / weight;
}

/**
 * Points by group: weight × share of the aggregate. A group whose required groups are not full earns nothing.
 * The sum of the weights is the maximum.
 */
export function scoreChecks(groups: readonly Group[], checks: readonly Check[]): Score {
  const full = new Set<string>();
  const scored: GroupScore[] = groups.map((group) => {
    const own = checks.filter((check) => check.group === group.id);
    const allowed = (group.requires ?? []).every((id) => full.has(id));
    const share = allowed ? shareOf(group, own) : 0;
    if (share === 1) full.add(group.id);
    const weight = own.reduce((sum, check) => sum + check.weight, 0);
    return {
      id: group.id,
      title: group.title,
      points: round(group.weight * share),
      max: group.weight,
      components: own.map((check) => {
        const max = weight === 0 ? 0 : round((group.weight * check.weight) / weight);
        return {
          check: check.id,
          points: allowed && check.status !== 'skipped' ? round(max * check.score) : 0,
          max,
        };
      }),
    };
  });
  const max = scored.reduce((sum, group) => sum + group.max, 0);
  const points = round(scored.reduce((sum, group) => sum + group.points, 0));
  return { points, max, percent: max === 0 ? 0 : round((100 * points) / max), groups: scored };
}

/** The submission's verdict: accepted needs every required check and full points; a failed required check rejects. */
export function verdictOf(
  checks: readonly Check[],
  score: Score,
): { verdict: Verdict; reason: Reason | null } {
  const failing = checks.filter((check) => check.status === 'fail' || check.status === 'error');
  const required = failing.find((check) => check.required);
  const reason = (required ?? failing[0])?.reason ?? null;
  if (required !== undefined || score.points === 0) return { verdict: 'rejected', reason };
  return failing.length === 0 && score.points === score.max
    ? { verdict: 'accepted', reason: null }
    : { verdict: 'partial', reason };
}

/** Verdict of a sample run, which has no score: accepted when nothing failed. */
export function verdictOfRun(checks: readonly Check[]): { verdict: Verdict; reason: Reason | null } {
  const failing = checks.find((check) => check.status === 'fail' || check.status === 'error');
  if (failing === undefined) return { verdict: 'accepted', reason: null };
  const passed = checks.some((check) => check.status === 'pass');
  return { verdict: passed && !failing.required ? 'partial' : 'rejected', reason: failing.reason ?? null };
}
