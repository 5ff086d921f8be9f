import type { ChallengePackage } from '@hone/contracts/kind';
import type { CheckPlan } from '../judging/build-check.js';
import { withRule } from '../judging/check-rules.js';
import { decodeText } from '../judging/evidence-text.js';
import { planRules as planTables } from './tasks/table-design/plan-tables.js';
import { taskFileSchema as tablesSchema } from './tasks/table-design/task-file.js';
import { isTables, type SqlDefinition } from './definition.js';
import { planRules as planDesign } from './tasks/document-design/plan-design.js';
import { taskFileSchema as designSchema } from './tasks/document-design/task-file.js';
import { readTask } from './workload/read-task.js';
import { planInjection } from './tasks/injection/plan-injection.js';
import { listOf, planMigration } from './tasks/migration/plan-migration.js';
import { planChecks } from './instances/plan-instances.js';
import { planProbes } from './tasks/probes/plan-probes.js';
import { planWork } from './tasks/tuning/plan-work.js';

/** The checks of a task that have no entry of their own in the definition; those of a broken task file are none. */
export function unnamedChecks(pack: ChallengePackage, definition: SqlDefinition): CheckPlan[] {
  const { migration, design } = definition;
  const file = pack.files.get(definition.schema);
  const text = file === undefined ? '' : decodeText(file);
  return [
    ...planWork(definition).map(({ plan }) => plan),
    ...(migration === undefined ? [] : listOf(planMigration(migration))),
    ...(isTables(definition) ? planned(readTask(tablesSchema, text), planTables) : []),
    ...(design === undefined ? [] : planned(readTask(designSchema, text), planDesign)),
  ];
}

/** Every check of a submission, in no order, with its rule. */
export function allChecks(pack: ChallengePackage, definition: SqlDefinition): CheckPlan[] {
  const { injection, rules } = definition;
  const mode = 'submit';
  return [
    ...planChecks({ definition, mode }).map(({ plan }) => plan),
    ...planProbes({ definition, mode }).map(({ plan }) => plan),
    ...(injection === undefined ? [] : planInjection({ mode }, injection).map(({ plan }) => plan)),
    ...unnamedChecks(pack, definition).map((plan) => withRule(plan, rules)),
  ];
}

function planned<Task extends object>(
  task: Task | string,
  plan: (task: Task) => readonly { readonly plan: CheckPlan }[],
): CheckPlan[] {
  return typeof task === 'string' ? [] : plan(task).map((each) => each.plan);
}
