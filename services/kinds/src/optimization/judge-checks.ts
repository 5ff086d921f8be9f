import type { Check, Group, Usage } from '@hone/contracts';
import {
  addUsage,
  failCheck,
  passCheck,
  skipCheck,
  skipUnmet,
  type CheckDetail,
} from '../judging/build-check.js';
import type { Case, PlannedCheck } from './cases.js';
import { hiddenFailure, visibleFailure, visiblePass, type FinishedCase } from './evidence.js';
import type { CaseVerdict } from './judge-case.js';
import { judge, type Judging } from './judging.js';
import { judgeTree } from './judge-tree.js';
import { runAhead } from './run-ahead.js';

/** Runs in progress at once, so that the box never waits for the worker. */
const RUNS_AHEAD = 3;

/** The name of all samples in groups of fixed cases. */
const SAMPLE = 'sample';

interface Item {
  readonly check: PlannedCheck;
  readonly index: number;
  readonly of: Case;
}

/** Judges the checks group by group and yields each as soon as it is decided. */
export async function* judgeChecks(
  judging: Judging,
  planned: readonly PlannedCheck[],
): AsyncGenerator<Check> {
  const full = new Set<string>();
  const accepted = new Set([SAMPLE]);
  const { groups } = judging.session.package.manifest;
  for (const [place, group] of groups.entries()) {
    const own = planned.filter((check) => check.plan.group === group.id);
    const later = planned.find((check) => check.plan.group === groups[place + 1]?.id);
    const unmet = (group.requires ?? []).filter((id) => !full.has(id));
    if (unmet.length > 0) {
      for (const { plan } of own) yield skipUnmet(plan, unmet, groups);
      continue;
    }
    let passed = 0;
    for await (const check of judgeGroup(judging, group, own, later?.cases[0], accepted)) {
      if (check.status === 'pass') passed += 1;
      else if (check.visible) accepted.delete(SAMPLE);
      yield check;
    }
    if (own.length > 0 && passed === own.length) full.add(group.id);
  }
}

async function* judgeGroup(
  judging: Judging,
  group: Group,
  checks: readonly PlannedCheck[],
  later: Case | undefined,
  accepted: Set<string>,
): AsyncGenerator<Check> {
  const items = itemsOf(checks);
  const decided = new Set<PlannedCheck>();
  const usages = new Map<PlannedCheck, Usage[]>();
  let [failures, timeLimits] = [0, 0];
  // It needs every check, so the rest cannot change the score, and each further one may take the whole limit again.
  const lost = (): boolean => group.aggregate === 'all' && timeLimits > 0;
  const start = (item: Item): Promise<FinishedCase> => {
    const finished = judging.runCase(item.of);
    // The next group's inputs are large: making the first one overlaps with this group's last runs.
    if (item === items.at(-1) && later !== undefined && failures === 0) judging.prepare(later);
    return finished;
  };
  const results = runAhead(items, {
    // Once a program has proved slow, no time is spent on runs that may not be needed.
    ahead: () => (timeLimits > 0 ? 1 : RUNS_AHEAD),
    isWanted: ({ check }) => !decided.has(check) && !lost(),
    start,
  });
  for await (const { item, result } of results) {
    const spent = [...(usages.get(item.check) ?? []), result.outcome.usage];
    usages.set(item.check, spent);
    const verdict = judge(judging, item.check.plan.id, item.of, result);
    if (!verdict.ok) failures += 1;
    if (!verdict.ok && verdict.reason === 'time-limit') timeLimits += 1;
    if (verdict.ok && item.index < item.check.cases.length - 1) continue;
    decided.add(item.check);
    yield decide(judging, item, result, verdict, addUsage(spent));
  }
  for (const check of checks)
    if (check.tree !== undefined) yield await judgeTree(judging, check.plan, check.tree, accepted);
    else if (!decided.has(check))
      yield skipCheck(check.plan, 'Not run: a check before it met the time limit, and this group needs all.');
}

function itemsOf(checks: readonly PlannedCheck[]): Item[] {
  return checks.flatMap((check) => check.cases.map((of, index) => ({ check, index, of })));
}

function decide(
  { session, onReveal }: Judging,
  { check, index, of }: Item,
  finished: FinishedCase,
  verdict: CaseVerdict,
  usage: Usage,
): Check {
  const { plan, cases } = check;
  if (verdict.ok) {
    const detail: CheckDetail = {
      usage,
      ...(plan.visible && { evidence: visiblePass(finished, session.package.manifest.limits) }),
      ...(finished.outcome.processLimitMet && {
        hint: 'Your program met the process limit; its answer was right all the same.',
      }),
    };
    return passCheck(plan, detail);
  }
  const shown = visibleFailure(finished, verdict);
  if (plan.visible) return failCheck(plan, verdict.reason, { evidence: shown, usage });
  // Generated from this submission's seed, which is never used again; a fixed case is used for the next submission, too.
  if (of.type === 'generated') onReveal({ check: plan.id, evidence: shown });
  const evidence = hiddenFailure(of, verdict, index, cases.length);
  return failCheck(plan, verdict.reason, { evidence, usage });
}
