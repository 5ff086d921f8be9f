import { UPDATE_OPERATORS, UPDATE_STAGES } from './allowed-update.js';
import {
  ACCUMULATORS,
  EXPRESSION_OPERATORS,
  QUERY_OPERATORS,
  REJECTED,
  STAGES,
  VARIABLES,
} from '../../engines/mongodb/offered.js';
import { asFields, asList, asText, isFields, malformed, notAllowed } from './violation.js';

/** The values that placeholders may name in a part of a design, and the design's collections. */
export interface Scope {
  /** The owner of the values, in words: `event order-placed`. */
  readonly of: string;
  readonly values: readonly string[];
  readonly collections: readonly string[];
  /** Variables in scope, as `$map` and `$let` define them. */
  readonly variables?: readonly string[];
}

const PLACEHOLDER = /^\$\$([A-Za-z][A-Za-z0-9]*)(?:\.[A-Za-z][A-Za-z0-9]*)*$/;
const MOST_DEPTH = 40;

/** Operators that compute values inside stages, in groups or not. */
const COMPUTING: ReadonlySet<string> = new Set([...EXPRESSION_OPERATORS, ...ACCUMULATORS]);
/** Supported stages whose work cannot be counted. */
const NOT_COUNTED = new Set(['$graphLookup', '$setWindowFields', '$bucket']);
const COUNTED: ReadonlySet<string> = new Set([...STAGES].filter((name) => !NOT_COUNTED.has(name)));

/** Stages with a number. */
const NUMBER_STAGES = new Set(['$limit', '$skip']);
/** Stages that name fields and contain no expression. */
const NAMING_STAGES = new Set(['$sort', '$count', '$unset', '$unwind']);
/** Modifiers of `$push` and `$addToSet`. */
const MODIFIERS = new Set(['$each', '$slice', '$sort', '$position']);

/** Values as they are stored or compared: placeholders, and nothing that looks like an operator. */
export function examinePlain(value: unknown, scope: Scope, place: string, depth = 0): void {
  tooDeep(depth, place);
  if (typeof value === 'string') return placeholder(value, scope, place);
  each(value, place, (inside, where, name) => {
    if (name?.startsWith('$') === true) throw malformed(place, `"${name}" is no name of a field`);
    examinePlain(inside, scope, where, depth + 1);
  });
}

/** A filter of find, of an update or of `$match`. */
export function examineFilter(value: unknown, scope: Scope, place: string, depth = 0): void {
  tooDeep(depth, place);
  if (typeof value === 'string') return placeholder(value, scope, place);
  each(value, place, (inside, where, name) => {
    if (name === '$expr') return examineExpression(inside, scope, where, depth + 1);
    if (name?.startsWith('$') === true) operator(QUERY_OPERATORS, name, where);
    if (name === '$regex' && typeof inside !== 'string') throw malformed(where, 'a pattern is a text');
    if (name === '$regex' && PLACEHOLDER.test(String(inside)))
      throw notAllowed(where, 'a value is not a pattern: its sender would search for something else');
    examineFilter(inside, scope, where, depth + 1);
  });
}

/** An expression of a stage. */
export function examineExpression(value: unknown, scope: Scope, place: string, depth = 0): void {
  tooDeep(depth, place);
  if (typeof value === 'string') return variable(value, scope, place);
  const inner = withVariables(value, scope, place);
  each(value, place, (inside, where, name) => {
    if (name === '$literal') return examinePlain(inside, scope, where, depth + 1);
    if (name?.startsWith('$') === true) operator(COMPUTING, name, where);
    examineExpression(inside, inner, where, depth + 1);
  });
}

/** A list of stages; `offered` limits which ones are allowed. */
export function examinePipeline(
  value: unknown,
  scope: Scope,
  place: string,
  offered: ReadonlySet<string> = COUNTED,
): void {
  const stages = asList(value, place);
  if (stages.length > 40) throw malformed(place, `${stages.length} stages; there may be 40`);
  for (const [at, stage] of stages.entries()) {
    const where = `${place}[${at}]`;
    const [name, inside, ...more] = Object.entries(asFields(stage, where)).flat();
    if (typeof name !== 'string' || more.length > 0) throw malformed(where, 'a stage has one operator');
    operator(offered, name, where);
    examineStage(name, inside, scope, `${where}.${name}`);
  }
}

function examineStage(name: string, inside: unknown, scope: Scope, place: string): void {
  if (name === '$match') return examineFilter(inside, scope, place);
  if (name === '$lookup') return examineLookup(inside, scope, place);
  if (name === '$unionWith') return examineUnion(inside, scope, place);
  if (NUMBER_STAGES.has(name)) return examinePlain(inside, scope, place);
  if (NAMING_STAGES.has(name)) return examineNames(inside, place);
  if (name !== '$facet') return examineExpression(inside, scope, place);
  const inner = new Set([...COUNTED].filter((stage) => !['$facet', '$lookup', '$unionWith'].includes(stage)));
  for (const [field, stages] of Object.entries(asFields(inside, place)))
    examinePipeline(stages, scope, `${place}.${field}`, inner);
}

/** Field names, which must not be placeholders. */
function examineNames(inside: unknown, place: string): void {
  if (JSON.stringify(inside).includes('$$'))
    throw notAllowed(place, 'names fields, and placeholders stand for values only');
}

/** A lookup joins by two fields only, so that the saving of an index can be counted. */
function examineLookup(inside: unknown, scope: Scope, place: string): void {
  const lookup = asFields(inside, place);
  for (const name of ['from', 'localField', 'foreignField', 'as']) asText(lookup[name], `${place}.${name}`);
  for (const name of Object.keys(lookup))
    if (!['from', 'localField', 'foreignField', 'as', 'pipeline'].includes(name))
      throw notAllowed(place, `"${name}" is not offered: a lookup compares localField and foreignField`);
  examineCollection(lookup['from'], scope, `${place}.from`);
  if (lookup['pipeline'] !== undefined) examinePipeline(lookup['pipeline'], scope, `${place}.pipeline`);
}

function examineUnion(inside: unknown, scope: Scope, place: string): void {
  const union = asFields(inside, place);
  examineCollection(union['coll'], scope, `${place}.coll`);
  if (union['pipeline'] !== undefined) examinePipeline(union['pipeline'], scope, `${place}.pipeline`);
}

/** A name of a collection of the design. */
export function examineCollection(value: unknown, { collections }: Scope, place: string): void {
  const name = asText(value, place);
  if (!collections.includes(name))
    throw malformed(place, `"${name}" is no collection of the design, which has ${collections.join(', ')}`);
}

/** An update: operators on fields, or a pipeline. */
export function examineUpdate(value: unknown, scope: Scope, place: string): void {
  if (Array.isArray(value)) return examinePipeline(value, scope, place, UPDATE_STAGES);
  for (const [name, fields] of Object.entries(asFields(value, place))) {
    const where = `${place}.${name}`;
    if (!name.startsWith('$'))
      throw malformed(place, `"${name}" is no operator: an update changes fields with $set, $push, $inc, …`);
    operator(UPDATE_OPERATORS, name, where);
    for (const [field, change] of Object.entries(asFields(fields, where))) {
      fieldName(field, where);
      examineChange(name, change, scope, `${where}.${field}`);
    }
  }
}

function examineChange(name: string, change: unknown, scope: Scope, place: string): void {
  if (name === '$pull') return examineFilter(change, scope, place);
  const isModified = (name === '$push' || name === '$addToSet') && isFields(change);
  const names = isModified ? Object.keys(change) : [];
  if (!isFields(change) || !names.some((key) => MODIFIERS.has(key)))
    return examinePlain(change, scope, place);
  for (const [key, inside] of Object.entries(change)) {
    operator(MODIFIERS, key, place);
    examinePlain(inside, scope, `${place}.${key}`);
  }
}

/** Text that begins with two dollar signs names a value. */
function placeholder(text: string, { of, values }: Scope, place: string): void {
  if (!text.startsWith('$$')) return;
  const name = PLACEHOLDER.exec(text)?.[1];
  if (name === undefined || !values.includes(name))
    throw malformed(place, `"${text}" is no value of ${of}, which has ${values.join(', ')}`);
}

/** In an expression it may also name a variable. */
function variable(text: string, scope: Scope, place: string): void {
  const name = /^\$\$([A-Za-z_]\w*)/.exec(text)?.[1];
  if (name === 'NOW' || name === 'CLUSTER_TIME')
    throw notAllowed(place, `$$${name} is the clock; take times from the events`);
  if (name !== undefined && (VARIABLES.has(name) || (scope.variables ?? []).includes(name))) return;
  placeholder(text, scope, place);
}

/** `$map`, `$filter` and `$let` name variables for what is inside them. */
function withVariables(value: unknown, scope: Scope, place: string): Scope {
  if (!isFields(value)) return scope;
  const names = Object.entries(value).flatMap(([name, inside]) => {
    if (!isFields(inside)) return [];
    if (name === '$let') return Object.keys(asFields(inside['vars'] ?? {}, place));
    return ['$map', '$filter'].includes(name) ? [asText(inside['as'] ?? 'this', place)] : [];
  });
  const hidden = names.find((name) => scope.values.includes(name));
  if (hidden !== undefined)
    throw malformed(place, `the variable "${hidden}" has the name of a value of ${scope.of}`);
  return { ...scope, variables: [...(scope.variables ?? []), ...names] };
}

function operator(offered: ReadonlySet<string>, name: string, place: string): void {
  if (offered.has(name)) return;
  const why = REJECTED.get(name);
  throw notAllowed(
    place,
    why === undefined ? `${name} is not offered here` : `${name} cannot be used: ${why}`,
  );
}

type Visit = (inside: unknown, place: string, name?: string) => void;

function each(value: unknown, place: string, visit: Visit): void {
  if (Array.isArray(value)) for (const [at, inside] of value.entries()) visit(inside, `${place}[${at}]`);
  else if (isFields(value) && !isTyped(value))
    for (const [name, inside] of Object.entries(value)) {
      fieldName(name, place);
      visit(inside, `${place}.${name}`, name);
    }
}

/** A placeholder in a name would let the sender of a value choose which field is changed. */
function fieldName(name: string, place: string): void {
  if (name.includes('$$') || name.split('.').some((part) => part === '__proto__' || part === 'constructor'))
    throw notAllowed(place, `"${name}" is no name of a field; placeholders stand for values only`);
}

/** A value that plain JSON cannot express: `{ "$date": … }`. */
function isTyped(value: object): boolean {
  const [name, ...more] = Object.keys(value);
  return more.length === 0 && ['$date', '$numberInt', '$numberLong', '$numberDouble'].includes(name ?? '');
}

function tooDeep(depth: number, place: string): void {
  if (depth > MOST_DEPTH) throw malformed(place.slice(0, 200), `nested deeper than ${MOST_DEPTH} levels`);
}
