import { referenced, type ApiDocument } from '../../document/api-document.js';
import { isObject, memberAt, memberOf, type Located } from '../../document/located.js';
import type { ValidationResult } from '../../lab/protocol.js';
import { describeError } from './describe-error.js';

/** With this many schemas, references multiply. Documents of this catalogue lead to some hundred. */
const MANY_SCHEMAS = 10_000;
const MOST_DEPTH = 500;
/** Keywords whose members are schemas, by name. */
const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
/** Keywords that hold values, which may look like schemas. */
const VALUES: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples']);

/** Why the validator gave up on `schemas`, for people: its own words, else what the schemas are made of. */
export function explainLimit(
  document: ApiDocument,
  schemas: readonly Located[],
  { errors }: Pick<ValidationResult, 'errors'>,
): string {
  const [error] = errors;
  if (error !== undefined) return describeError(error);
  return `It takes too much time or memory. ${explainSchemas(surveySchemas(document, schemas))}`;
}

function explainSchemas({ size, hasPattern }: Survey): string {
  if (size >= MANY_SCHEMAS)
    return `References multiply: followed to their ends, they lead to ${describeSize(size)} schemas.`;
  return hasPattern
    ? 'Look for a pattern that backtracks: one that can match the same text in many ways, such as `^(a|a)*$`.'
    : 'Look for a schema that refers to itself in several places, so that the work doubles at each level of a value.';
}

const describeSize = (size: number): string =>
  size > 1e9 ? 'more than a billion' : size.toLocaleString('en-US');

interface Survey {
  /** The number of schemas with each reference followed at each place. */
  readonly size: number;
  readonly hasPattern: boolean;
}

function surveySchemas(document: ApiDocument, schemas: readonly Located[]): Survey {
  const sizes = new Map<string, number>();
  let hasPattern = false;
  const sizeOf = (schema: Located, depth: number): number => {
    const known = sizes.get(schema.pointer);
    if (known !== undefined || depth > MOST_DEPTH) return known ?? 1;
    // Inside itself a schema counts once: how often it applies there depends on the value.
    sizes.set(schema.pointer, 1);
    hasPattern ||= typeof memberOf(schema.value, 'pattern') === 'string';
    hasPattern ||= isObject(memberOf(schema.value, 'patternProperties'));
    let size = 1;
    for (const each of schemasBelow(document, schema)) size += sizeOf(each, depth + 1);
    sizes.set(schema.pointer, size);
    return size;
  };
  const size = schemas.reduce((sum, schema) => sum + sizeOf(schema, 0), 0);
  return { size, hasPattern };
}

/** What a schema refers to, and the schemas right inside of it. */
function* schemasBelow(document: ApiDocument, schema: Located): Generator<Located, void> {
  const target = referenced(document, schema);
  if (target !== undefined) yield target;
  if (!isObject(schema.value)) return;
  for (const [keyword, value] of Object.entries(schema.value)) {
    if (VALUES.has(keyword)) continue;
    const at = memberAt(schema, keyword);
    const isMap = MAPS.has(keyword) && isObject(value);
    if (isMap || Array.isArray(value)) for (const key of Object.keys(value)) yield memberAt(at, key);
    else if (isObject(value)) yield at;
  }
}
