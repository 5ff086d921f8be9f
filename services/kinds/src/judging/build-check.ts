import {
  USUAL_PASS_AT,
  type Check,
  type Evidence,
  type Group,
  type Reason,
  type Usage,
} from '@hone/contracts';
import { USUAL_CAP } from './check-rules.js';
import { nameGroups } from './name-groups.js';

/** The part of a check that is known before anything ran. */
export type CheckPlan = Pick<
  Check,
  'id' | 'title' | 'group' | 'weight' | 'required' | 'visible' | 'rule' | 'cap' | 'passAt' | 'operations'
>;

/** The part that running it added. */
export interface CheckDetail {
  readonly evidence?: Evidence;
  readonly hint?: string;
  readonly usage?: Usage;
}

/** A check that holds; full score. */
export function passCheck(plan: CheckPlan, detail: CheckDetail = {}): Check {
  return { ...plan, ...shown(plan, detail), status: 'pass', score: 1 };
}

/** A failed check, with the reason. */
export function failCheck(plan: CheckPlan, reason: Reason, detail: CheckDetail = {}): Check {
  return { ...plan, ...shown(plan, detail), ...capFor(plan, reason), status: 'fail', reason, score: 0 };
}

/** A right answer in the wrong form or order has not missed the point of a task. */
function capFor({ cap }: CheckPlan, reason: Reason): Pick<CheckPlan, 'cap'> {
  return reason === 'presentation' && cap !== undefined ? { cap: Math.max(cap, USUAL_CAP) } : {};
}

/** A check that measured something: it passes from `passAt` of its points on, and keeps its score either way. */
export function measuredCheck(
  plan: CheckPlan,
  { score, reason }: { readonly score: number; readonly reason: Reason },
  detail: CheckDetail = {},
): Check {
  const { passAt = USUAL_PASS_AT } = plan;
  const check = score >= passAt ? passCheck(plan, detail) : failCheck(plan, reason, detail);
  return { ...check, score };
}

/** A check that was skipped because something it depends on failed; `why` is a sentence for the learner. */
export function skipCheck(plan: CheckPlan, why: string): Check {
  return { ...plan, status: 'skipped', score: 0, evidence: { type: 'summary', text: why } };
}

/** A check of a group that requires other groups; these ids are the required ones that lack full points. */
export function skipUnmet(plan: CheckPlan, unmet: readonly string[], groups: readonly Group[]): Check {
  return skipCheck(plan, `Not run: it counts only when ${nameGroups(unmet, groups)} passes.`);
}

/**
 * Reduces hidden checks to a summary and coarse usage, whatever evidence they carry. Every hidden check passes
 * through here.
 */
function shown(plan: CheckPlan, detail: CheckDetail): CheckDetail {
  if (plan.visible) return detail;
  const { evidence, usage, hint } = detail;
  if (evidence !== undefined && evidence.type !== 'summary')
    throw new Error(`hidden check ${plan.id} would show ${evidence.type} evidence`);
  return {
    ...(evidence && { evidence }),
    ...(hint !== undefined && { hint }),
    ...(usage && { usage: roundUsage(usage) }),
  };
}

const CPU_STEP_MS = 10;
const MEMORY_STEP_BYTES = 1024 * 1024;

/** Usage as reported for hidden data: too coarse to leak anything about it. */
export function roundUsage(usage: Usage): Usage {
  const to = (step: number, value: number): number => Math.ceil(value / step) * step;
  return {
    cpuMs: to(CPU_STEP_MS, usage.cpuMs),
    wallMs: to(CPU_STEP_MS, usage.wallMs),
    memoryBytes: to(MEMORY_STEP_BYTES, usage.memoryBytes),
  };
}

/** Usage of several runs of one check: sums of times, the largest memory peak. */
export function addUsage(usages: readonly Usage[]): Usage {
  return {
    cpuMs: usages.reduce((sum, usage) => sum + usage.cpuMs, 0),
    wallMs: usages.reduce((sum, usage) => sum + usage.wallMs, 0),
    memoryBytes: usages.reduce((peak, usage) => Math.max(peak, usage.memoryBytes), 0),
  };
}
