import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { error as findingAt, MANIFEST } from '../../../judging/findings.js';
import type { SqlDefinition } from '../../definition.js';
import { inspectInstances } from '../../instances/inspect-instances.js';
import { misplacedParts, reservedIds } from '../../workload/inspect-parts.js';
import { readTask } from '../../workload/read-task.js';
import { DESIGN_GROUPS, type DesignRules } from './definition.js';
import { planRules } from './plan-design.js';
import { taskFileSchema, type TaskFile } from './task-file.js';

const error = (code: string, message: string): PackageFinding => findingAt(code, MANIFEST, message);

/** Findings about a design task. */
export const inspectDesignTask = (pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] => [
  ...inspectInstances(pack, definition, definition.design === undefined ? [] : DESIGN_GROUPS),
  ...inspectDesign(pack, definition),
];

function inspectDesign(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const { design, schema } = definition;
  if (design === undefined) return [error('DESIGN_MISSING', 'a table-design task has a part design')];
  const content = pack.files.get(schema);
  if (content === undefined) return [];
  const task = readTask(taskFileSchema, decodeText(content));
  if (typeof task === 'string') return [findingAt('TASK_FILE_INVALID', schema, task)];
  return [
    ...misplacedParts(definition),
    ...inspectSteady(definition, design),
    ...reservedIds(definition, planRules(task)),
    ...inspectGroups(pack, task),
  ];
}

/** The work and crash instances must be fixed, so that counts are the same for everybody. */
function inspectSteady({ instances }: SqlDefinition, { work, crash }: DesignRules): PackageFinding[] {
  return Object.entries({ work, crash }).flatMap(([what, id]) => {
    const instance = instances.find((each) => each.id === id);
    if (instance === undefined) return [error('INSTANCE_UNKNOWN', `design.${what}: no instance is "${id}"`)];
    return instance.seeded
      ? [error('INSTANCE_SEEDED', `design.${what}: "${id}" must always be the same, so that counts are`)]
      : [];
  });
}

function inspectGroups({ manifest }: ChallengePackage, task: TaskFile): PackageFinding[] {
  const known = new Set(manifest.groups.map(({ id }) => id));
  const used = new Set(planRules(task).map(({ kind }) => kind));
  return DESIGN_GROUPS.flatMap((group) => {
    if (used.has(group) === known.has(group)) return [];
    return known.has(group)
      ? [error('GROUP_EMPTY', `no event of the task counts for group "${group}"`)]
      : [error('GROUP_UNKNOWN', `a design task has a group "${group}"`)];
  });
}
