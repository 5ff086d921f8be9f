import fc from 'fast-check';
import type { JsonSchema } from './api-document.js';
import { hostileString, hostileValue } from './hostile-values.js';

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;
const listOf = (value: unknown): readonly JsonSchema[] =>
  Array.isArray(value) ? (value as JsonSchema[]) : [];
const objectOf = (value: unknown): JsonSchema =>
  typeof value === 'object' && value !== null ? (value as JsonSchema) : {};

/** Plausible values by the name of a field: random text would never hit them. */
export type Hints = Readonly<Record<string, readonly string[]>>;

/** Values that a schema of the document describes, most of them valid. */
export function arbitraryOf(schema: JsonSchema, hints: Hints, name = ''): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, hints, name)));
  const types = [schema['type']].flat().filter((type): type is string => typeof type === 'string');
  if (types.length > 1)
    return fc.oneof(...types.map((type) => arbitraryOf({ ...schema, type }, hints, name)));
  switch (types[0]) {
    case 'object':
      return objectArbitrary(schema, hints);
    case 'array':
      return fc.array(arbitraryOf(objectOf(schema['items']), hints, name), {
        minLength: numberOf(schema['minItems'], 0),
        maxLength: Math.min(numberOf(schema['maxItems'], 3), 3),
      });
    case 'string':
      return stringArbitrary(schema, hints[name] ?? []);
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(numberOf(schema['minimum'], -2), -(2 ** 31)),
        max: Math.min(numberOf(schema['maximum'], 200), 2 ** 31 - 1),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return hostileValue;
  }
}

function stringArbitrary(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  const minLength = numberOf(schema['minLength'], 0);
  const free = fc.string({
    minLength,
    maxLength: Math.max(minLength, Math.min(numberOf(schema['maxLength'], 40), 80)),
  });
  if (known.length > 0) return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, free);
  return schema['format'] === 'email' ? fc.oneof(fc.emailAddress(), free) : free;
}

function objectArbitrary(schema: JsonSchema, hints: Hints): fc.Arbitrary<unknown> {
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []);
  const fields = Object.entries(objectOf(schema['properties']));
  const all = Object.fromEntries(
    fields.map(([key, field]) => [key, arbitraryOf(objectOf(field), hints, key)]),
  );
  return fc.record(all, { requiredKeys: fields.map(([key]) => key).filter((key) => required.has(key)) });
}

/** One place of a value changed into something hostile: a field replaced, removed, or added. */
export function spoil(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return hostileValue;
  const keys = Object.keys(value);
  const container = value as Record<string, unknown>;
  const put = (key: string, item: unknown): unknown =>
    Array.isArray(value)
      ? value.map((old: unknown, index) => (String(index) === key ? item : old))
      : { ...container, [key]: item };
  const added = Array.isArray(value)
    ? hostileValue.map((item) => [...(value as unknown[]), item])
    : fc.tuple(hostileString, hostileValue).map(([key, item]) => ({ ...container, [key]: item }));
  if (keys.length === 0) return fc.oneof(added, hostileValue);
  const key = fc.constantFrom(...keys);
  return fc.oneof(
    added,
    hostileValue,
    fc.tuple(key, hostileValue).map(([at, item]) => put(at, item)),
    key.map((at) => Object.fromEntries(Object.entries(container).filter(([other]) => other !== at))),
    key.chain((at) => spoil(container[at]).map((item) => put(at, item))),
  );
}
