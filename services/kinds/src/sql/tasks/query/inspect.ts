import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { error, MANIFEST } from '../../../judging/findings.js';
import type { SqlDefinition } from '../../definition.js';
import { inspectInstances } from '../../instances/inspect-instances.js';

/** Findings about a task that is judged by rows; `own` inspects its data and its own keys. */
export function inspectRows(
  pack: ChallengePackage,
  definition: SqlDefinition,
  own: (pack: ChallengePackage, definition: SqlDefinition) => readonly PackageFinding[],
): PackageFinding[] {
  const { tuning, migration } = definition;
  if (migration !== undefined)
    return [error('MIGRATION_MISPLACED', MANIFEST, 'only a migration task has a part migration')];
  const groups = tuning === undefined ? [] : [tuning.group];
  return [...inspectInstances(pack, definition, groups), ...own(pack, definition)];
}

/** Findings about a query task. */
export const inspectQuery = (pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] =>
  inspectRows(pack, definition, () => [...orderedStorage(pack, definition), ...inspectArguments(definition)]);

/** Checks that the engine can count work, and that every list of values has one for each parameter. */
export function inspectArguments(definition: SqlDefinition): PackageFinding[] {
  const { task, tuning } = definition;
  if ((task === 'tuning') === (tuning !== undefined)) return values(definition);
  return [
    error('TUNING_MISPLACED', MANIFEST, 'a tuning task, and no other, says under tuning what it counts'),
  ];
}

function values({ instances, parameters, tuning }: SqlDefinition): PackageFinding[] {
  const lists = [
    ...instances.map((instance) => ({ of: `instance "${instance.id}"`, list: instance.arguments })),
    ...(tuning?.arguments ?? []).map((list, place) => ({ of: `list ${place + 1} under tuning`, list })),
  ];
  return lists
    .filter(({ list }) => list.length !== parameters.length)
    .map(({ of, list }) =>
      error(
        'ARGUMENTS_WRONG',
        MANIFEST,
        `${of} has ${list.length} arguments; the query has ${parameters.length} parameters`,
      ),
    );
}

/** SQLite always stores rows in the order of such a column, so no second load order could be tried. */
export function orderedStorage(pack: ChallengePackage, { engine, schema }: SqlDefinition): PackageFinding[] {
  const text = engine === 'sqlite' ? pack.files.get(schema) : undefined;
  const found =
    text === undefined ? null : /(\w+)\s+integer\s+(?:not\s+null\s+)?primary\s+key/i.exec(decodeText(text));
  if (found === null) return [];
  const message = `${found[1] ?? ''} INTEGER PRIMARY KEY keeps rows in its order, so that no other can be tried; write INT`;
  return [error('STORED_IN_ORDER', schema, message)];
}
