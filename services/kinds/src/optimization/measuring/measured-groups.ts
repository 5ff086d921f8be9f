import { USUAL_PASS_AT, type Check, type Group } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../judging/build-check.js';
import { ruleOf } from '../../judging/check-rules.js';
import type { OptimizationDefinition } from '../definition.js';

/** Id of the group and of the check that stand for the measured speed. */
export const SPEED = 'speed';
/** Id of the group and of the check that stand for the measured memory. */
export const MEMORY = 'memory';

/** The check, where the challenge measures it: it has `id` in its grading and a group of that name. */
export function measuredPlan(
  {
    definition,
    package: pack,
    mode,
  }: Pick<GradingSession<OptimizationDefinition>, 'definition' | 'package' | 'mode'>,
  id: typeof SPEED | typeof MEMORY,
  title: string,
): CheckPlan | undefined {
  const isGraded = pack.manifest.groups.some((group) => group.id === id);
  const part = definition[id];
  if (part === undefined || !isGraded || mode === 'run') return undefined;
  const { passAt = USUAL_PASS_AT } = part;
  return { id, title, group: id, weight: 1, required: false, visible: true, passAt, ...ruleOf(part) };
}

/** Groups that `group` requires and in which some check fails: if there are any, nothing is measured. */
export function unmetBy(group: string, groups: readonly Group[], checks: readonly Check[]): string[] {
  const measured = groups.find(({ id }) => id === group);
  return (measured?.requires ?? []).filter((id) => {
    const own = checks.filter((check) => check.group === id);
    return own.length === 0 || own.some(({ status }) => status !== 'pass');
  });
}
