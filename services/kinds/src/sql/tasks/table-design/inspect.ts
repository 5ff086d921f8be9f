import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { error as findingAt, MANIFEST } from '../../../judging/findings.js';
import { filesBelow } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import { inspectInstances } from '../../instances/inspect-instances.js';
import { misplacedParts, reservedIds } from '../../workload/inspect-parts.js';
import { readTask } from '../../workload/read-task.js';
import { examineDesign } from './examine-design.js';
import { judgeRules } from './judge-rules.js';
import { planRules, TABLE_GROUPS } from './plan-tables.js';
import { designFiles, TABLES_FILE, taskFileSchema, type TaskFile } from './task-file.js';

const error = (code: string, message: string): PackageFinding => findingAt(code, MANIFEST, message);

/** Findings about a task that designs tables. */
export const inspectTableDesign = (pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] => [
  ...inspectInstances(pack, definition, TABLE_GROUPS),
  ...inspectTables(pack, definition),
];

function inspectTables(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const content = pack.files.get(definition.schema);
  if (content === undefined) return [];
  const task = readTask(taskFileSchema, decodeText(content));
  if (typeof task === 'string') return [findingAt('TASK_FILE_INVALID', definition.schema, task)];
  return [
    ...misplacedParts(definition),
    ...(definition.design === undefined
      ? []
      : [error('DESIGN_MISPLACED', 'only designs of documents have a part design')]),
    ...reservedIds(definition, planRules(task)),
    ...inspectGroups(pack),
    ...inspectStarter(pack, task),
    ...inspectReference(pack, definition, task),
  ];
}

function inspectGroups({ manifest }: ChallengePackage): PackageFinding[] {
  const known = new Set(manifest.groups.map(({ id }) => id));
  return TABLE_GROUPS.flatMap((group) =>
    known.has(group) ? [] : [error('GROUP_UNKNOWN', `a design task has a group "${group}"`)],
  );
}

/** The starter must have every file of a design, so that every submission has it too. */
function inspectStarter({ files, manifest }: ChallengePackage, task: TaskFile): PackageFinding[] {
  return manifest.languages.flatMap((language) =>
    designFiles(task).flatMap((path) => {
      const place = `starter/${language}/${path}`;
      return files.has(place)
        ? []
        : [findingAt('FILE_MISSING', place, `a design has this file for ${whatFor(path)}`)];
    }),
  );
}

const whatFor = (path: string): string =>
  path === TABLES_FILE ? 'its tables' : 'an event or access path of the task';

/** If the reference breaks the task's own rules, nobody can pass. */
function inspectReference(
  pack: ChallengePackage,
  definition: SqlDefinition,
  task: TaskFile,
): PackageFinding[] {
  const { reference } = definition;
  if (reference === undefined) return [];
  if (!reference.endsWith(`/${TABLES_FILE}`))
    return [error('REFERENCE_INVALID', `reference names the file ${TABLES_FILE} of a design`)];
  const folder = reference.slice(0, -TABLES_FILE.length - 1);
  const files = filesBelow(pack, folder);
  const missing = designFiles(task).filter((path) => !files.has(path));
  if (missing.length > 0)
    return missing.map((path) =>
      findingAt('FILE_MISSING', `${folder}/${path}`, 'the reference has no such file'),
    );
  const examined = examineDesign(files, task);
  if (!examined.ok) return [findingAt('REFERENCE_INVALID', folder, examined.message)];
  return judgeRules(examined.design, task, planRules(task)).flatMap(({ status, id, evidence }) =>
    status === 'pass'
      ? []
      : [
          findingAt(
            'REFERENCE_INVALID',
            folder,
            `${id}: ${evidence?.type === 'summary' ? evidence.text : ''}`,
          ),
        ],
  );
}
