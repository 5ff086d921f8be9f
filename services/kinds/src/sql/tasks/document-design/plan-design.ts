import { USUAL_PASS_AT } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../../judging/build-check.js';
import { withRule } from '../../../judging/check-rules.js';
import type { SqlDefinition } from '../../definition.js';
import { type PlannedInstance, planInstances } from '../../instances/plan-instances.js';
import type { DesignGroup, DesignRules } from './definition.js';
import type { TaskFile } from './task-file.js';

/** A check that counts work or tries crashes; `name` is its path or event. */
export interface PlannedRule {
  readonly kind: DesignGroup;
  readonly name: string;
  readonly plan: CheckPlan;
}

export interface PlannedDesign {
  readonly instances: readonly PlannedInstance[];
  readonly rules: readonly PlannedRule[];
}

/** The rules of a design task. Inspection has checked that there are some. */
export function rulesOf({ design }: SqlDefinition): DesignRules {
  if (design === undefined) throw new Error('a table-design task without rules');
  return design;
}

/** The checks of a submission: workloads first, then the cost on the large one. A run has visible workloads only. */
export function planDesign(
  session: Pick<GradingSession<SqlDefinition>, 'definition' | 'mode'>,
  task: TaskFile,
): PlannedDesign {
  const { definition } = session;
  const { passAt } = rulesOf(definition);
  const rules = planRules(task, passAt).map((each) => ({
    ...each,
    plan: withRule(each.plan, definition.rules),
  }));
  return { instances: planInstances(session), rules };
}

/** The checks of rules, whose ids no instance may have. The cost of questions and events is graded. */
export function planRules({ events, paths }: TaskFile, passAt = USUAL_PASS_AT): PlannedRule[] {
  const measured = (...of: Parameters<typeof rule>): PlannedRule => {
    const planned = rule(...of);
    return { ...planned, plan: { ...planned.plan, passAt } };
  };
  const atomic = Object.keys(events).filter((event) => events[event]?.atomic === true);
  return [
    ...Object.keys(paths).map((path) => measured('reads', path, `read-${path}`, `What ${path} looks at`)),
    ...Object.keys(events).map((event) =>
      measured('writes', event, `write-${event}`, `What ${event} writes`),
    ),
    rule('bounds', 'documents', 'bounds-documents', 'Largest document'),
    rule('bounds', 'arrays', 'bounds-arrays', 'Longest array'),
    ...atomic.map((event) => rule('atomic', event, `atomic-${event}`, `A crash in the middle of ${event}`)),
  ];
}

/** A rule's check. None is hidden: they need much data, not secret data. */
function rule(kind: DesignGroup, name: string, id: string, title: string): PlannedRule {
  return { kind, name, plan: { id, title, group: kind, weight: 1, required: false, visible: true } };
}
