import {
  examineCollection,
  examineExpression,
  examineFilter,
  examinePipeline,
  examinePlain,
  examineUpdate,
  type Scope,
} from './examine-values.js';
import type { TaskFile } from './task-file.js';
import { asFields, asList, asText, malformed, notAllowed, withFields } from './violation.js';

const MOST_COLLECTIONS = 20;
const MOST_INDEXES = 12;
const MOST_COMMANDS = 10;
const MOST_KEYS = 6;
const PATH = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** A design in the form that the program in the box expects. */
export interface Design {
  readonly collections: Readonly<Record<string, unknown>>;
  readonly writes: Readonly<Record<string, unknown>>;
  readonly reads: Readonly<Record<string, unknown>>;
}

/** The design in a parsed file. Throws `Violation` with the path of the wrong part. */
export function examineDesign(value: unknown, task: TaskFile): Design {
  const whole = asFields(value, '');
  withFields(whole, '', { required: ['collections', 'writes', 'reads'] });
  const collections = asFields(whole['collections'], 'collections');
  const writes = asFields(whole['writes'], 'writes');
  const reads = asFields(whole['reads'], 'reads');
  examineCollections(collections);
  const names = Object.keys(collections);
  complete('writes', writes, 'event', Object.keys(task.events));
  complete('reads', reads, 'access path', Object.keys(task.paths));
  for (const [event, { values }] of Object.entries(task.events))
    examineWrites(writes[event], `writes.${event}`, scopeOf(`event ${event}`, values, names));
  for (const [path, { values }] of Object.entries(task.paths))
    examineRead(reads[path], `reads.${path}`, scopeOf(`access path ${path}`, values, names));
  return { collections, writes, reads };
}

const scopeOf = (of: string, values: object, collections: readonly string[]): Scope => ({
  of,
  values: Object.keys(values),
  collections,
});

/** Requires every event or path of the task, and no other. */
function complete(place: string, given: object, what: string, expected: readonly string[]): void {
  for (const name of Object.keys(given))
    if (!expected.includes(name))
      throw malformed(place, `"${name}" is no ${what} of the task, which has ${expected.join(', ')}`);
  for (const name of expected)
    if (!Object.hasOwn(given, name)) throw malformed(place, `the ${what} "${name}" is missing`);
}

function examineCollections(collections: Readonly<Record<string, unknown>>): void {
  const entries = Object.entries(collections);
  if (entries.length === 0 || entries.length > MOST_COLLECTIONS)
    throw malformed('collections', `${entries.length} collections; there may be 1 to ${MOST_COLLECTIONS}`);
  for (const [name, value] of entries) {
    const place = `collections.${name}`;
    if (!/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(name) || name === 'constructor')
      throw malformed(
        'collections',
        `"${name}" is no name of a collection here: a letter, then letters, digits and _`,
      );
    const collection = asFields(value, place);
    withFields(collection, place, { required: [], optional: ['indexes'] });
    examineIndexes(collection['indexes'] ?? [], `${place}.indexes`);
  }
}

function examineIndexes(value: unknown, place: string): void {
  const indexes = asList(value, place);
  if (indexes.length > MOST_INDEXES)
    throw malformed(place, `${indexes.length} indexes; there may be ${MOST_INDEXES}`);
  const seen = new Set<string>();
  for (const [at, each] of indexes.entries()) {
    const where = `${place}[${at}]`;
    const index = asFields(each, where);
    for (const name of Object.keys(index))
      if (!['keys', 'unique'].includes(name))
        throw notAllowed(where, `"${name}" is not offered: an index has keys and may be unique`);
    examineKeys(index['keys'], `${where}.keys`);
    if (index['unique'] !== undefined && typeof index['unique'] !== 'boolean')
      throw malformed(`${where}.unique`, 'true or false');
    const text = JSON.stringify(index['keys']);
    if (seen.has(text) || text === '{"_id":1}') throw malformed(where, `the index ${text} is there already`);
    seen.add(text);
  }
}

function examineKeys(value: unknown, place: string): void {
  const keys = Object.entries(asFields(value, place));
  if (keys.length === 0 || keys.length > MOST_KEYS)
    throw malformed(place, `${keys.length} fields; an index has 1 to ${MOST_KEYS}`);
  for (const [path, direction] of keys) {
    if (!PATH.test(path)) throw malformed(place, `"${path}" is no path of a field`);
    if (direction === 'text' || direction === 'hashed' || direction === '2dsphere')
      throw notAllowed(place, `an index of kind ${direction} is not offered`);
    if (direction !== 1 && direction !== -1) throw malformed(`${place}.${path}`, '1 or -1');
  }
}

function examineWrites(value: unknown, place: string, scope: Scope): void {
  const commands = asList(value, place);
  if (commands.length > MOST_COMMANDS)
    throw malformed(place, `${commands.length} commands; an event may have ${MOST_COMMANDS}`);
  for (const [at, command] of commands.entries()) examineWrite(command, `${place}[${at}]`, scope);
}

function examineWrite(command: unknown, place: string, scope: Scope): void {
  const [name, inside] = single(command, place);
  const examine = WRITES[name];
  if (examine === undefined)
    throw notAllowed(
      place,
      `"${name}" is no write command here; there are ${Object.keys(WRITES).join(', ')}`,
    );
  const where = `${place}.${name}`;
  const body = asFields(inside, where);
  if (body['each'] !== undefined) {
    examinePlain(body['each'], scope, `${where}.each`);
    if (!asText(body['each'], `${where}.each`).startsWith('$$'))
      throw malformed(`${where}.each`, 'names a value that is an array, as "$$lines"');
  }
  const inner = body['each'] === undefined ? scope : { ...scope, values: [...scope.values, 'each'] };
  examine(body, where, inner);
}

type ExamineCommand = (body: Readonly<Record<string, unknown>>, place: string, scope: Scope) => void;

const changing: ExamineCommand = (body, place, scope) => {
  withFields(body, place, {
    required: ['in', 'filter', 'update'],
    optional: ['upsert', 'arrayFilters', 'each'],
  });
  examineTarget(body, place, scope);
  examineUpdate(body['update'], scope, `${place}.update`);
  if (body['upsert'] !== undefined && typeof body['upsert'] !== 'boolean')
    throw malformed(`${place}.upsert`, 'true or false');
  for (const [at, filter] of asList(body['arrayFilters'] ?? [], `${place}.arrayFilters`).entries())
    examineFilter(asFields(filter, place), scope, `${place}.arrayFilters[${at}]`);
};

const removing: ExamineCommand = (body, place, scope) => {
  withFields(body, place, { required: ['in', 'filter'], optional: ['each'] });
  examineTarget(body, place, scope);
};

const WRITES: Readonly<Record<string, ExamineCommand>> = {
  insertOne: (body, place, scope) => {
    withFields(body, place, { required: ['into', 'document'], optional: ['each'] });
    examineCollection(body['into'], scope, `${place}.into`);
    const document = asFields(body['document'], `${place}.document`);
    if (!Object.hasOwn(document, '_id'))
      throw malformed(`${place}.document`, 'give the document an _id: one that is drawn differs each time');
    examinePlain(document, scope, `${place}.document`);
  },
  updateOne: changing,
  updateMany: (body, place, scope) => {
    if (body['upsert'] !== undefined) throw notAllowed(place, 'upsert is offered for updateOne');
    changing(body, place, scope);
  },
  deleteOne: removing,
  deleteMany: removing,
};

function examineTarget(body: Readonly<Record<string, unknown>>, place: string, scope: Scope): void {
  examineCollection(body['in'], scope, `${place}.in`);
  examineFilter(asFields(body['filter'], `${place}.filter`), scope, `${place}.filter`);
}

function examineRead(value: unknown, place: string, scope: Scope): void {
  const [name, inside] = single(value, place);
  const where = `${place}.${name}`;
  const body = asFields(inside, where);
  if (name === 'aggregate') {
    withFields(body, where, { required: ['in', 'pipeline'] });
    examineCollection(body['in'], scope, `${where}.in`);
    return examinePipeline(body['pipeline'], scope, `${where}.pipeline`);
  }
  if (name !== 'find') throw notAllowed(place, `"${name}" is no read here; there are find and aggregate`);
  withFields(body, where, { required: ['in', 'filter'], optional: ['project', 'sort', 'skip', 'limit'] });
  examineTarget(body, where, scope);
  if (body['project'] !== undefined) examineExpression(body['project'], scope, `${where}.project`);
  if (body['sort'] !== undefined) examineSort(body['sort'], `${where}.sort`);
  for (const count of ['skip', 'limit']) examinePlain(body[count], scope, `${where}.${count}`);
}

function examineSort(value: unknown, place: string): void {
  for (const [path, direction] of Object.entries(asFields(value, place)))
    if (direction !== 1 && direction !== -1) throw malformed(`${place}.${path}`, '1 or -1');
}

/** The one command of a document. */
function single(value: unknown, place: string): readonly [string, unknown] {
  const [first, ...more] = Object.entries(asFields(value, place));
  if (first === undefined || more.length > 0) throw malformed(place, 'one command is expected');
  return first;
}
