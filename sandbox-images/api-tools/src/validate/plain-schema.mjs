import { isMap, ownValue, valueAt } from '../document/pointer.mjs';
import { SCHEMA_FIELDS } from '../document/shapes.mjs';

/** @typedef {{document: unknown, version: '3.0' | '3.1', direction: 'request' | 'response'}} Reading */

/** Keywords that hold no schemas and mean in both versions what JSON Schema 2020-12 says. */
const PLAIN = [
  ...['type', 'enum', 'const', 'format', 'pattern', 'multipleOf', 'maximum', 'minimum', 'exclusiveMaximum'],
  ...['exclusiveMinimum', 'maxLength', 'minLength', 'maxItems', 'minItems', 'uniqueItems', 'maxContains'],
  ...['minContains', 'maxProperties', 'minProperties', 'required', 'dependentRequired'],
];
const NOT_IN_3_0 = new Set(['const', 'dependentRequired', 'minContains', 'maxContains']);

/**
 * A schema of an OpenAPI document as one of JSON Schema 2020-12 that stands for itself. `nullable` and limits that
 * exclude by a boolean become what they mean. Of properties that are required, those that only the other direction
 * has are not.
 *
 * @param {string} pointer
 * @param {Reading} reading
 */
export function plainSchema(pointer, reading) {
  /** @type {Record<string, unknown>} */
  const definitions = {};
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {string[]} */
  const waiting = [];
  const refer = (/** @type {string} */ target) => {
    const known = names.get(target);
    if (known !== undefined) return known;
    const name = `#/$defs/s${names.size}`;
    names.set(target, name);
    waiting.push(target);
    return name;
  };
  const start = refer(pointer);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const key = String(names.get(next)).slice('#/$defs/'.length);
    definitions[key] = convert(valueAt(reading.document, next), reading, refer);
  }
  return { $ref: start, $defs: definitions };
}

/** @param {any} schema @param {Reading} reading @param {(pointer: string) => string} refer @returns {unknown} */
function convert(schema, reading, refer) {
  if (typeof schema === 'boolean') return schema;
  if (!isMap(schema)) return {};
  const reference = ownValue(schema, '$ref');
  const followed = typeof reference === 'string' ? { $ref: refer(reference.slice(1)) } : {};
  if ('$ref' in followed && reading.version === '3.0') return followed;
  const converted = { ...followed, ...ownKeywords(schema, reading), ...below(schema, reading, refer) };
  requireWhatIsSent(converted, schema, reading);
  return reading.version === '3.0' ? as2020(converted, schema) : converted;
}

/** @param {Record<string, unknown>} schema @param {Reading} reading @returns {Record<string, unknown>} */
function ownKeywords(schema, { version }) {
  const held = PLAIN.filter(
    (key) => Object.hasOwn(schema, key) && !(version === '3.0' && NOT_IN_3_0.has(key)),
  );
  const keywords = Object.fromEntries(held.map((key) => [key, schema[key]]));
  // An enum of nothing lets nothing through; the validator refuses to hear of one.
  const { enum: values } = keywords;
  return Array.isArray(values) && values.length === 0 ? { not: {} } : keywords;
}

/** @param {Record<string, unknown>} schema @param {Reading} reading @param {(pointer: string) => string} refer */
function below(schema, reading, refer) {
  /** @type {Record<string, unknown>} */
  const held = {};
  for (const [key, type] of Object.entries(SCHEMA_FIELDS)) {
    const value = ownValue(schema, key);
    if (value === undefined) continue;
    if (typeof type === 'string') held[key] = convert(value, reading, refer);
    else if ('list' in type)
      held[key] = Array.isArray(value) ? value.map((item) => convert(item, reading, refer)) : [];
    else
      held[key] = Object.fromEntries(
        Object.entries(isMap(value) ? value : {}).map(([name, each]) => [
          name,
          convert(each, reading, refer),
        ]),
      );
  }
  return held;
}

/** @param {Record<string, unknown>} converted @param {Record<string, unknown>} schema @param {Reading} reading */
function requireWhatIsSent(converted, schema, reading) {
  const required = converted['required'];
  const properties = ownValue(schema, 'properties');
  if (!Array.isArray(required) || !isMap(properties)) return;
  const mark = reading.direction === 'request' ? 'readOnly' : 'writeOnly';
  converted['required'] = required.filter(
    (name) => !hasMark(ownValue(properties, String(name)), mark, reading),
  );
}

/** @param {any} schema @param {string} mark @param {Reading} reading */
function hasMark(schema, mark, { document }) {
  const passed = new Set();
  for (let next = schema; isMap(next) && !passed.has(next);) {
    passed.add(next);
    if (ownValue(next, mark) === true) return true;
    const reference = ownValue(next, '$ref');
    if (typeof reference !== 'string') return false;
    next = valueAt(document, reference.slice(1));
  }
  return false;
}

/** What OpenAPI 3.0 has of its own. @param {Record<string, any>} converted @param {Record<string, unknown>} schema */
function as2020(converted, schema) {
  for (const [limit, excluded] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ]) {
    const flag = converted[String(excluded)];
    if (typeof flag !== 'boolean') continue;
    delete converted[String(excluded)];
    if (!flag || converted[String(limit)] === undefined) continue;
    converted[String(excluded)] = converted[String(limit)];
    delete converted[String(limit)];
  }
  const { type } = converted;
  // Null is one more type; what else the schema says of its values, such as an enum, holds for null, too.
  if (ownValue(schema, 'nullable') === true && typeof type === 'string') converted['type'] = [type, 'null'];
  return converted;
}
