import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../../judging/build-check.js';
import { withRule } from '../../../judging/check-rules.js';
import type { SqlDefinition } from '../../definition.js';
import { type PlannedInstance, planInstances } from '../../instances/plan-instances.js';
import type { TaskFile } from './task-file.js';

/** A check of a design's text; `path` is empty if it covers all tables. */
export interface PlannedRule {
  readonly kind: 'path' | 'size' | 'writers';
  readonly path: string;
  readonly plan: CheckPlan;
}

export interface PlannedTables {
  readonly instances: readonly PlannedInstance[];
  readonly rules: readonly PlannedRule[];
}

/** The groups of the rules' checks. */
export const TABLE_GROUPS = ['paths', 'partitions'] as const;

/** The checks of a submission: workloads, then rules on the design's text, which a run reports, too. */
export function planTables(
  session: Pick<GradingSession<SqlDefinition>, 'definition' | 'mode'>,
  task: TaskFile,
): PlannedTables {
  const { rules } = session.definition;
  const planned = planRules(task).map((each) => ({ ...each, plan: withRule(each.plan, rules) }));
  return { instances: planInstances(session), rules: planned };
}

/** No instance may have the id of one of these. */
export function planRules({ paths }: TaskFile): PlannedRule[] {
  return [
    ...Object.keys(paths).map((path) => rule('path', `path-${path}`, `How ${path} is served`, path)),
    rule('size', 'partition-size', 'Rows of a partition'),
    rule('writers', 'partition-writers', 'Who writes to one partition'),
  ];
}

function rule(kind: PlannedRule['kind'], id: string, title: string, path = ''): PlannedRule {
  const group = kind === 'path' ? 'paths' : 'partitions';
  return { kind, path, plan: { id, title, group, weight: 1, required: false, visible: true } };
}
