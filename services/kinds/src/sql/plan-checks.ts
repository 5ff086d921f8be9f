import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../judging/build-check.js';
import type { Instance, SqlDefinition } from './definition.js';

/** An instance with the check that stands for it. */
export interface PlannedInstance {
  readonly instance: Instance;
  readonly plan: CheckPlan;
}

/** The checks of a submission, visible ones first; a run sees the visible ones only. */
export function planChecks(
  session: Pick<GradingSession<SqlDefinition>, 'definition' | 'mode'>,
): PlannedInstance[] {
  const { instances } = session.definition;
  const visible = instances.filter((instance) => instance.visible);
  const hidden = session.mode === 'run' ? [] : instances.filter((instance) => !instance.visible);
  return [...visible, ...hidden].map((instance) => ({ instance, plan: planOf(instance) }));
}

function planOf(instance: Instance): CheckPlan {
  const { id, group, weight, visible } = instance;
  const title = instance.title ?? `Data: ${(instance.family ?? id).replaceAll('-', ' ')}`;
  return { id, title, group, weight, required: group === 'correct', visible };
}
