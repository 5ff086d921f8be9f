import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../judging/build-check.js';
import { ruleOf } from '../../judging/check-rules.js';
import type { Instance, InstancesDefinition } from './instance.js';

/** An instance with its check. */
export interface PlannedInstance {
  readonly instance: Instance;
  readonly plan: CheckPlan;
}

/**
 * The checks of a submission, visible ones first; a run has only the visible ones. Data generated from the submission's
 * seed come last: they are generated while the query runs on fixed data.
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
