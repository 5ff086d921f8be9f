import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST, warning } from '../../../judging/findings.js';
import { namesIn } from '../../../judging/fill.js';
import type { DocumentTaskDefinition } from './definition.js';
import { payloadsOf } from './payload-values.js';
import { entriesOf, OPERATIONS, READABLE } from './plan-checks.js';
import { readBodies, readSteps } from './task-files.js';

const LANGUAGE = 'openapi';
const FOLDERS = /^tests\/(payloads|consumers)\//;

/** Problems that the schema cannot see: files, groups and operations that don't exist, and files that nothing uses. */
export function inspectDocument(
  pack: ChallengePackage,
  definition: DocumentTaskDefinition,
): PackageFinding[] {
  const missing = missingFiles(pack, definition);
  return [
    ...missing,
    ...(pack.manifest.languages.join() === LANGUAGE
      ? []
      : [error('LANGUAGE_UNKNOWN', MANIFEST, `a document has the one language ${LANGUAGE}`)]),
    ...inspectEntries(pack, definition),
    ...unknownOperations(pack, definition, missing.length === 0),
    ...unknownEvents(definition),
    ...(missing.length > 0 ? [] : inspectTaskFiles(pack, definition)),
    ...unusedFiles(pack, definition),
  ];
}

/** Files that entries name, with the entries that name them. */
function filesOf({ payloads, consumers, lint, given, ...rest }: DocumentTaskDefinition): string[] {
  const paths = [
    ...payloads.flatMap(({ valid, invalid }) => [valid, invalid]),
    ...consumers.map(({ steps }) => steps),
    ...given.map(({ path }) => path),
    lint?.ruleset,
    rest.task === 'evolution' ? rest.base : undefined,
  ];
  return paths.filter((path) => path !== undefined);
}

function missingFiles(pack: ChallengePackage, definition: DocumentTaskDefinition): PackageFinding[] {
  const missing = [...new Set(filesOf(definition))].filter((path) => !pack.files.has(path));
  return missing.map((path) =>
    error('FILE_MISSING', path, `${MANIFEST} names this file, which does not exist`),
  );
}

function unusedFiles(pack: ChallengePackage, definition: DocumentTaskDefinition): PackageFinding[] {
  const used = new Set(filesOf(definition));
  return [...pack.files.keys()]
    .filter((path) => FOLDERS.test(path) && !used.has(path))
    .map((path) => warning('FILE_UNUSED', path, `nothing in ${MANIFEST} names this file`));
}

function inspectEntries(pack: ChallengePackage, definition: DocumentTaskDefinition): PackageFinding[] {
  const groups = pack.manifest.groups.map(({ id }) => id);
  const entries = entriesOf(definition);
  const ids = entries.map(({ id }) => id);
  const taken = ids.filter(
    (id, index) => ids.indexOf(id) !== index || id === READABLE.id || id === OPERATIONS.id,
  );
  return [
    ...[...new Set(taken)].map((id) =>
      error('CHECK_DUPLICATE', MANIFEST, `"${id}" is the id of another check`),
    ),
    ...entries
      .filter(({ group }) => !groups.includes(group))
      .map(({ id, group }) =>
        error('GROUP_UNKNOWN', MANIFEST, `check "${id}" counts for "${group}", which is no group`),
      ),
    ...groups
      .filter((id) => id !== READABLE.group && !entries.some(({ group }) => group === id))
      .map((id) => error('GROUP_EMPTY', MANIFEST, `no check counts for group "${id}"`)),
    ...(definition.capabilities.length + definition.payloads.length > 0
      ? []
      : [error('CHECKS_FEW', MANIFEST, 'a document task has capabilities or payloads')]),
  ];
}

/** Operations that checks name and that learners don't see. */
function unknownOperations(
  pack: ChallengePackage,
  { operations, capabilities, payloads, consumers }: DocumentTaskDefinition,
  isComplete: boolean,
): PackageFinding[] {
  const calls = consumers.flatMap(({ id, steps }) =>
    isComplete ? attempt(() => readSteps(pack, steps).map(({ call }) => ({ id, operation: call })), []) : [],
  );
  const named = [
    ...capabilities.flatMap(({ id, operation, operations: several = [] }) =>
      [operation ?? [], several === '*' ? [] : several].flat().map((each) => ({ id, operation: each })),
    ),
    ...payloads.flatMap(({ id, operation }) => (operation === undefined ? [] : [{ id, operation }])),
    ...calls,
  ];
  const without = capabilities.filter(
    ({ check, operation, operations: several }) =>
      check !== 'webhooks' && (operation === undefined) === (several === undefined),
  );
  return [
    ...named
      .filter(({ operation }) => !operations.includes(operation))
      .map(({ id, operation }) =>
        error(
          'OPERATION_UNKNOWN',
          MANIFEST,
          `check "${id}" is about ${operation}, which operations does not list`,
        ),
      ),
    ...without.map(({ id }) =>
      error('OPERATION_MISSING', MANIFEST, `check "${id}" names either an operation or operations`),
    ),
  ];
}

/** Events whose bodies are tried and that no check `webhooks` asks for. */
function unknownEvents({ capabilities, payloads }: DocumentTaskDefinition): PackageFinding[] {
  const events = capabilities.flatMap((each) => ('events' in each.with ? each.with.events : []));
  return payloads.flatMap(({ id, event }) =>
    event === undefined || events.includes(event)
      ? []
      : [error('EVENT_UNKNOWN', MANIFEST, `check "${id}" is about ${event}, which no check webhooks names`)],
  );
}

/** Files of bodies and of calls: whether they can be read, and every `{{name}}` is drawn. */
function inspectTaskFiles(
  pack: ChallengePackage,
  { payloads, consumers }: DocumentTaskDefinition,
): PackageFinding[] {
  const bodies = payloads.flatMap(({ valid, invalid, draw }) =>
    [valid, invalid].flatMap((path) =>
      path === undefined ? [] : [{ path, draw, read: () => readBodies(pack, path), isBodies: true }],
    ),
  );
  const calls = consumers.map(({ steps, draw }) => ({
    path: steps,
    draw,
    read: () => readSteps(pack, steps),
    isBodies: false,
  }));
  return [...bodies, ...calls].flatMap(({ path, draw, read, isBodies }) => {
    try {
      const content = read();
      const unknown = [...new Set(namesIn(content))].filter((name) => !Object.hasOwn(draw, name));
      if (unknown.length === 0 && isBodies) {
        const values = new Map(Object.keys(draw).map((name) => [name, 'x']));
        payloadsOf(readBodies(pack, path), values);
      }
      return unknown.map((name) => error('VALUE_UNKNOWN', path, `nothing stands for {{${name}}}`));
    } catch (fault) {
      return [error('FILE_INVALID', path, fault instanceof Error ? fault.message : String(fault))];
    }
  });
}

function attempt<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch {
    return otherwise;
  }
}
