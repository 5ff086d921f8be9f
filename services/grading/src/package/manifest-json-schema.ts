import { KIND_IDS, manifestSchema, type KindId } from '@hone/contracts';
import { KINDS } from '@hone/kinds';
import { z } from 'zod';
import { COMMON_KEYS, GRADING_KEYS } from './key-descriptions.js';

type Json = Record<string, unknown>;

/** What YAML editors support best. */
const TARGET = { target: 'draft-7', io: 'input', unrepresentable: 'any' } as const;

/** The JSON Schema of `challenge.yml`: the common part, and `grading` by kind. Editors complete and check keys with it. */
export function manifestJsonSchema(): Json {
  const parts = KIND_IDS.map((kind) => gradingPart(kind));
  const { required, ...common } = toJson(manifestSchema);
  describeKeys(common, COMMON_KEYS);
  const properties = { ...(common['properties'] as Json) };
  const { description } = properties['kind'] as Json;
  return {
    ...common,
    title: 'Hone challenge.yml',
    properties: { ...properties, kind: { type: 'string', enum: [...KIND_IDS], description } },
    required: [...new Set([...(required as string[]), 'grading'])],
    allOf: parts.map(({ kind, schema }) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: { properties: { grading: schema } },
    })),
    definitions: Object.assign({}, ...parts.map(({ definitions }) => definitions)) as Json,
  };
}

/** A kind's part. Its definitions move to the root of the document, under names with the kind. */
function gradingPart(kind: KindId): { kind: KindId; schema: Json; definitions: Json } {
  const text = JSON.stringify(toJson(KINDS[kind].definition));
  const {
    $schema: _,
    definitions,
    ...schema
  } = JSON.parse(text.replaceAll('"#/definitions/', `"#/definitions/${kind}-`)) as Json;
  const named = Object.entries((definitions ?? {}) as Json).map(([name, part]) => [`${kind}-${name}`, part]);
  describeKeys(schema, GRADING_KEYS[kind] ?? {});
  return { kind, schema, definitions: Object.fromEntries(named) as Json };
}

const toJson = (schema: z.ZodType): Json => z.toJSONSchema(schema, TARGET);

function describeKeys(schema: Json, descriptions: Readonly<Record<string, string>>): void {
  for (const [path, description] of Object.entries(descriptions)) {
    const keys = path
      .split('.')
      .reduce<Json[]>((all, name) => all.flatMap((each) => propertiesOf(each, name)), [schema]);
    if (keys.length === 0) throw new Error(`challenge.yml has no key ${path} to describe`);
    for (const key of keys) key['description'] = description;
  }
}

/** A property of an object, of the items of a list of objects, and of each variant that has it. */
function propertiesOf(schema: Json, name: string): Json[] {
  const object = (schema['items'] ?? schema) as Json;
  const own = (object['properties'] as Record<string, Json> | undefined)?.[name];
  if (own !== undefined) return [own];
  const forms = (object['oneOf'] ?? object['anyOf'] ?? []) as Json[];
  return forms.flatMap((form) => propertiesOf(form, name));
}
