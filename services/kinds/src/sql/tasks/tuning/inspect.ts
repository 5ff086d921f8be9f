import { matchesSubmitPattern } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST } from '../../../judging/findings.js';
import type { SqlDefinition } from '../../definition.js';
import { findSqlError, readTables } from '../../statement/read-tables.js';
import { inspectArguments, inspectRows, orderedStorage } from '../query/inspect.js';
import { WORK_CHECKS, workCheckId, type TuningDefinition } from './definition.js';

/** Findings about a tuning task. */
export const inspectTuningTask = (pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] =>
  inspectRows(pack, definition, () => [
    ...orderedStorage(pack, definition),
    ...inspectTuning(pack, definition),
  ]);

/** Findings about its arguments and its own keys. */
export function inspectTuning(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const { task, tuning } = definition;
  const findings = inspectArguments(definition);
  if (task !== 'tuning' || tuning === undefined) return findings;
  return [
    ...findings,
    ...reservedIds(definition),
    ...files(pack, definition, tuning),
    ...tables(pack, definition, tuning),
  ];
}

function reservedIds({ instances, tuning }: SqlDefinition): PackageFinding[] {
  const reserved = new Set(tuning === undefined ? [] : WORK_CHECKS.map(workCheckId));
  return instances
    .filter(({ id }) => reserved.has(id))
    .map(({ id }) => error('INSTANCE_RESERVED', MANIFEST, `"${id}" is the id of a check that counts work`));
}

function files(
  pack: ChallengePackage,
  { engine }: SqlDefinition,
  { indexes, data, reference, writes, group }: TuningDefinition,
): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const { submit, groups } = pack.manifest;
  if (!matchesSubmitPattern(indexes, submit))
    findings.push(error('SUBMIT_MISSING', MANIFEST, `submit does not let a learner write ${indexes}`));
  if (!pack.files.has(`starter/sql/${indexes}`))
    findings.push(error('FILE_MISSING', `starter/sql/${indexes}`, 'the starter has no file of indexes'));
  if (!groups.some(({ id }) => id === group))
    findings.push(error('GROUP_UNKNOWN', MANIFEST, `work counts for "${group}", which is no group`));
  // Only MariaDB can parse files that it gets unchanged; PostgreSQL's parser splits files that are sent statement by statement.
  const whole = engine === 'mariadb' ? [] : [data, reference.query];
  for (const path of [...whole, reference.indexes, writes?.file]) {
    const content = path === undefined ? undefined : pack.files.get(path);
    const message = content && findSqlError(new TextDecoder().decode(content));
    if (path !== undefined && message !== undefined) findings.push(error('SQL_INVALID', path, message));
  }
  return findings;
}

/** Checks that tables which must not be scanned exist. */
function tables(
  pack: ChallengePackage,
  { schema }: SqlDefinition,
  { noSequentialScan }: TuningDefinition,
): PackageFinding[] {
  const text = new TextDecoder().decode(pack.files.get(schema));
  if (findSqlError(text) !== undefined) return [];
  const known = new Set(readTables(text, '').map(({ name }) => name));
  return noSequentialScan
    .filter((name) => !known.has(name))
    .map((name) =>
      error('TABLE_UNKNOWN', MANIFEST, `noSequentialScan names ${name}, which is no table of ${schema}`),
    );
}
