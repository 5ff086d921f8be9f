import { jsonOf, listOf, nameOfRef, objectOf, resolve, textOf, type Loose } from './document.js';

/** A schema as rendered. References inside it are names: nothing is rendered twice; a cycle is two names. */
export interface SchemaView {
  /** Such as `string`, `Flag[]`, `string | null`. */
  readonly type: string;
  /** The named schema, if it is one. */
  readonly name: string | undefined;
  /** Keywords of JSON Schema with their values, such as `minLength: 1`. */
  readonly facts: readonly string[];
  readonly description: string | undefined;
  readonly properties: readonly PropertyView[];
  readonly variants: readonly VariantsView[];
  /** The elements of a list, if they are more than a name or a type. */
  readonly items: SchemaView | undefined;
}

export interface PropertyView {
  readonly name: string;
  readonly required: boolean;
  readonly schema: SchemaView;
}

interface VariantsView {
  readonly keyword: 'oneOf' | 'anyOf' | 'allOf';
  readonly schemas: readonly SchemaView[];
}

/** The limit for a document, all schemas together. */
export interface Budget {
  nodes: number;
}

const MOST_DEPTH = 8;
const MOST_CHARACTERS = 600;
const FACTS = [
  'format',
  'const',
  'enum',
  'pattern',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'additionalProperties',
  'default',
  'readOnly',
  'writeOnly',
  'deprecated',
  'nullable',
];

export const cut = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;

/** A schema with references inside it as names; a reference itself is resolved. */
export function readSchema(root: Loose, value: unknown, budget: Budget, depth = 0): SchemaView {
  budget.nodes -= 1;
  const name = nameOfRef(value);
  if (budget.nodes < 0 || depth > MOST_DEPTH || (name !== undefined && depth > 0))
    return { ...EMPTY, type: name ?? (budget.nodes < 0 || depth > MOST_DEPTH ? '…' : typeOf(value)), name };
  const schema = resolve(root, value);
  const inner = (each: unknown): SchemaView => readSchema(root, each, budget, depth + 1);
  const items = Object.hasOwn(schema, 'items') ? inner(schema['items']) : undefined;
  return {
    type: typeOf(schema),
    name,
    facts: factsOf(schema),
    description: describe(schema),
    properties: propertiesOf(schema, budget, inner),
    variants: (['oneOf', 'anyOf', 'allOf'] as const).flatMap((keyword) => {
      const schemas = listOf(schema[keyword]).slice(0, 20);
      return schemas.length === 0 ? [] : [{ keyword, schemas: schemas.map(inner) }];
    }),
    items: items !== undefined && isMore(items) ? items : undefined,
  };
}

const EMPTY: Omit<SchemaView, 'type' | 'name'> = {
  facts: [],
  description: undefined,
  properties: [],
  variants: [],
  items: undefined,
};

const isMore = ({ name, facts, properties, variants, items }: SchemaView): boolean =>
  name === undefined &&
  (facts.length > 0 || properties.length > 0 || variants.length > 0 || items !== undefined);

const describe = (schema: Loose): string | undefined => {
  const text = textOf(schema['description']) ?? textOf(schema['title']);
  return text === undefined ? undefined : cut(text);
};

function propertiesOf(schema: Loose, budget: Budget, inner: (value: unknown) => SchemaView): PropertyView[] {
  const required = new Set(listOf(schema['required']));
  const properties: PropertyView[] = [];
  for (const [name, property] of Object.entries(objectOf(schema['properties']))) {
    if (budget.nodes <= 0) break;
    properties.push({ name: cut(name), required: required.has(name), schema: inner(property) });
  }
  return properties;
}

/** `string`, `string | null`, `Flag[]`; for a schema without a type, as far as its keywords say. */
function typeOf(value: unknown): string {
  const schema = objectOf(value);
  const types = [schema['type']].flat().filter((type) => typeof type === 'string');
  const names = types.map((type) => (type === 'array' ? listType(schema) : type));
  if (names.length > 0) return names.slice(0, 7).join(' | ');
  if (Object.hasOwn(schema, 'properties')) return 'object';
  if (Object.hasOwn(schema, 'items')) return listType(schema);
  return ['oneOf', 'anyOf', 'allOf', 'enum', 'const'].some((key) => Object.hasOwn(schema, key)) ? '' : 'any';
}

function listType({ items }: Loose): string {
  const named = nameOfRef(items);
  if (named !== undefined) return `${named}[]`;
  const type = objectOf(items)['type'];
  return typeof type === 'string' ? `${type}[]` : 'any[]';
}

const factsOf = (schema: Loose): string[] =>
  FACTS.filter((key) => Object.hasOwn(schema, key)).map((key) => {
    const value = schema[key];
    if (key === 'enum')
      return cut(
        `enum: ${listOf(value)
          .map((each) => jsonOf(each))
          .join(', ')}`,
      );
    if (key === 'additionalProperties' && typeof value === 'object') {
      const type = nameOfRef(value) ?? typeOf(value);
      return cut(`additionalProperties: ${type}`);
    }
    return cut(`${key}: ${textOf(value) ?? jsonOf(value)}`);
  });
