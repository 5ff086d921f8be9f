import { child, children, referenced, resolve, type ApiDocument } from './api-document.js';
import { isObject, memberAt, memberOf, pointerTo, stringsOf, type Located } from './located.js';

/** Schemas that all hold for a value. */
export type Case = readonly Located[];

const MOST_CASES = 64;
const MOST_DEPTH = 24;
const EVERYTHING: readonly Case[] = [[]];

/**
 * The ways in which a value may satisfy all `schemas`, each as the plain schemas that hold then: `allOf` joins, `oneOf`
 * and `anyOf` split. A schema that is too intricate to follow promises nothing, so it is one case without schemas.
 */
export function casesOf(document: ApiDocument, schemas: Case, depth = 0): readonly Case[] {
  if (depth > MOST_DEPTH) return EVERYTHING;
  const split = schemas.map((schema) => rememberedCases(document, schema, depth));
  const joined = split.reduce<readonly Case[]>(cross, EVERYTHING);
  return joined.length > MOST_CASES ? EVERYTHING : joined.filter((each) => isPossible(document, each));
}

/** Cases of schemas by depth. Without it, alternatives that refer to each other in pairs cost 2ⁿ. */
const remembered = new WeakMap<object, Map<number, readonly Case[]>>();

function rememberedCases(document: ApiDocument, schema: Located, depth: number): readonly Case[] {
  if (!isObject(schema.value)) return casesOfOne(document, schema, depth);
  const byDepth = remembered.get(schema.value) ?? new Map<number, readonly Case[]>();
  remembered.set(schema.value, byDepth);
  const cases = byDepth.get(depth) ?? casesOfOne(document, schema, depth);
  byDepth.set(depth, cases);
  return cases;
}

const cross = (all: readonly Case[], more: readonly Case[]): readonly Case[] =>
  all.length * more.length > MOST_CASES
    ? EVERYTHING
    : all.flatMap((one) => more.map((other) => [...one, ...other]));

function casesOfOne(document: ApiDocument, schema: Located, depth: number): readonly Case[] {
  if (schema.value === false) return [];
  if (!isObject(schema.value)) return EVERYTHING;
  const named = referenced(document, schema);
  if (named !== undefined) {
    const { $ref: _, ...beside } = schema.value;
    // One step at a time: keywords beside the next reference count, too.
    const target = casesOf(document, [named], depth + 1);
    // In 3.0 nothing beside a reference counts.
    if (document.version === '3.0' || Object.keys(beside).length === 0) return target;
    return cross(target, casesOfOne(document, { pointer: schema.pointer, value: beside }, depth));
  }
  const all = casesOf(document, partsOf(schema, 'allOf'), depth + 1);
  const alternatives = ['oneOf', 'anyOf'].map((keyword) => {
    const parts = partsOf(schema, keyword);
    return parts.length === 0 ? EVERYTHING : parts.flatMap((part) => casesOf(document, [part], depth + 1));
  });
  return [all, ...alternatives].reduce(cross, [[schema]]);
}

function partsOf({ pointer, value }: Located, keyword: string): Located[] {
  const parts = memberOf(value, keyword);
  if (!Array.isArray(parts)) return [];
  return parts.map((part: unknown, index) => ({
    pointer: pointerTo(pointer, keyword, String(index)),
    value: part,
  }));
}

/** A case that no value can satisfy, such as an object that is a string, promises nothing either. */
const isPossible = (document: ApiDocument, each: Case): boolean => typesOfCase(document, each)?.size !== 0;

const typeName = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

/** The types that one plain schema allows; undefined: any. */
function typesOfPlain({ version }: ApiDocument, { value }: Located): ReadonlySet<string> | undefined {
  const type = memberOf(value, 'type');
  const named = typeof type === 'string' ? [type] : stringsOf(type);
  const listed = memberOf(value, 'enum');
  const constant = memberOf(value, 'const');
  const values: unknown[] | undefined =
    constant !== undefined ? [constant] : Array.isArray(listed) ? listed : undefined;
  if (named.length === 0) return values && new Set(values.map(typeName));
  const isNullable = version === '3.0' && memberOf(value, 'nullable') === true;
  return new Set([...named, ...(isNullable ? ['null'] : [])]);
}

/** Types that every schema of a case allows; undefined: any. An integer is a number. */
function typesOfCase(document: ApiDocument, schemas: Case): ReadonlySet<string> | undefined {
  return schemas
    .map((schema) => typesOfPlain(document, schema))
    .reduce(
      (all, types) => (all === undefined || types === undefined ? (all ?? types) : common(all, types)),
      undefined,
    );
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  const both = [...one].filter((type) => other.has(type));
  const hasInteger = (types: ReadonlySet<string>): boolean => types.has('integer') && !types.has('number');
  const narrowed =
    (hasInteger(one) && other.has('number')) || (hasInteger(other) && one.has('number')) ? ['integer'] : [];
  return new Set([...both, ...narrowed]);
}

/** Types that a schema allows, in all its cases; undefined: any. */
export function typesOf(document: ApiDocument, schemas: Case): ReadonlySet<string> | undefined {
  const types = casesOf(document, schemas).map((each) => typesOfCase(document, each));
  if (types.length === 0 || types.includes(undefined)) return undefined;
  return new Set(types.flatMap((each) => [...(each ?? [])]));
}

/** The schemas that hold for a property in one case. */
export const propertyInCase = (document: ApiDocument, schemas: Case, name: string): Case =>
  schemas
    .map((schema) => memberAt(child(document, schema, 'properties'), name))
    .filter(({ value }) => value !== undefined);

/** The schemas that hold for the entries of a list in one case. */
export const itemsInCase = (document: ApiDocument, schemas: Case): Case =>
  schemas
    .map((schema) => memberAt(resolve(document, schema), 'items'))
    .filter(({ value }) => isObject(value));

export const requiredInCase = (schemas: Case): ReadonlySet<string> =>
  new Set(schemas.flatMap(({ value }) => stringsOf(memberOf(value, 'required'))));

/** Names of all properties that some case declares. */
export function propertyNames(document: ApiDocument, schemas: Case): string[] {
  const names = casesOf(document, schemas).flatMap((each) =>
    each.flatMap((schema) => children(document, child(document, schema, 'properties')).map(([name]) => name)),
  );
  return [...new Set(names)];
}

const isOnly = (types: ReadonlySet<string> | undefined, type: string): boolean =>
  types?.size === 1 && types.has(type);

/** Whether every value of the schema is of this one type. */
export function isAlways(document: ApiDocument, schemas: Case, type: string): boolean {
  const cases = casesOf(document, schemas);
  return cases.length > 0 && cases.every((each) => isOnly(typesOfCase(document, each), type));
}

/**
 * Follows a path of required properties (`customer/id`, `items/*` for the entries of a list): the schemas of its end where
 * every value of the schema has it, with a type; undefined where some value may lack it. `*` holds for every entry there is.
 */
export function guaranteedAt(
  document: ApiDocument,
  schemas: Case,
  path: string,
): readonly Case[] | undefined {
  const [key, ...rest] = path.split('/').filter((part) => part !== '');
  const cases = casesOf(document, schemas);
  if (cases.length === 0) return undefined;
  if (key === undefined)
    return cases.every((each) => typesOfCase(document, each) !== undefined) ? cases : undefined;
  const ends = cases.map((each) => {
    if (key === '*')
      return isOnly(typesOfCase(document, each), 'array')
        ? guaranteedIn(document, itemsInCase(document, each), rest)
        : undefined;
    const isThere = isOnly(typesOfCase(document, each), 'object') && requiredInCase(each).has(key);
    return isThere ? guaranteedIn(document, propertyInCase(document, each, key), rest) : undefined;
  });
  return ends.includes(undefined) ? undefined : ends.flatMap((end) => end ?? []);
}

const guaranteedIn = (
  document: ApiDocument,
  schemas: Case,
  rest: readonly string[],
): readonly Case[] | undefined =>
  schemas.length === 0 ? undefined : guaranteedAt(document, schemas, rest.join('/'));
