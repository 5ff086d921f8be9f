import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../judging/build-check.js';
import { ruleOf } from '../../judging/check-rules.js';
import type { Instance, InstancesDefinition } from './instance.js';

/** An instance with the check that stands for it. */
export interface PlannedInstance {
  readonly instance: Instance;
  readonly plan: CheckPlan;
}

/**
 * The checks of a submission, visible ones first; a run sees the visible ones only. Data drawn from the submission's
 * seed come last: they are made while the query runs on those that are always the same.
 */
export function planInstances(
  session: Pick<GradingSession<InstancesDefinition>, 'definition' | 'mode'>,
): PlannedInstance[] {
  const { instances } = session.definition;
  const visible = instances.filter((instance) => instance.visible);
  const hidden = session.mode === 'run' ? [] : instances.filter((instance) => !instance.visible);
  const fixed = hidden.filter((instance) => !instance.seeded);
  const drawn = hidden.filter((instance) => instance.seeded);
  return [...visible, ...fixed, ...drawn].map((instance) => ({ instance, plan: planOf(instance) }));
}

function planOf(instance: Instance): CheckPlan {
  const { id, group, weight, visible } = instance;
  const title = instance.title ?? `Data: ${(instance.family ?? id).replaceAll('-', ' ')}`;
  return { id, title, group, weight, required: group === 'correct', visible, ...ruleOf(instance) };
}

/** The check of every instance. */
export const instanceChecks = (definition: InstancesDefinition): CheckPlan[] =>
  planInstances({ definition, mode: 'submit' }).map(({ plan }) => plan);
