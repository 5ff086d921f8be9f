/**
 * What OpenAPI has where: only there is `$ref` a reference, not in an example and not as the name of a property. A type
 * is the name of a shape, a list of it or a map of it.
 *
 * @typedef {string | {list: string} | {map: string}} Type
 * @typedef {object} Shape
 * @property {Record<string, Type>} [fields]
 * @property {Type} [others]  of keys that `fields` does not name, except extensions
 * @property {string} [section]  of `components`, where such things are kept under a name
 * @property {boolean} [inline]  what a reference leads to is put in its place
 */

const list = (/** @type {string} */ of) => ({ list: of });
const map = (/** @type {string} */ of) => ({ map: of });

const CONTENT = map('mediaType');
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Keywords of a schema that hold schemas. @type {Record<string, Type>} */
export const SCHEMA_FIELDS = {
  ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, list('schema')])),
  ...Object.fromEntries(
    ['properties', 'patternProperties', 'dependentSchemas', '$defs'].map((key) => [key, map('schema')]),
  ),
  ...Object.fromEntries(
    [
      ...['not', 'if', 'then', 'else', 'items', 'contains', 'additionalProperties', 'propertyNames'],
      ...['unevaluatedItems', 'unevaluatedProperties', 'contentSchema'],
    ].map((key) => [key, 'schema']),
  ),
};

/** @type {Record<string, Shape>} */
export const SHAPES = {
  document: { fields: { paths: 'paths', webhooks: map('pathItem'), components: 'components' } },
  paths: { others: 'pathItem' },
  components: {
    fields: {
      schemas: map('schema'),
      responses: map('response'),
      parameters: map('parameter'),
      examples: map('example'),
      requestBodies: map('requestBody'),
      headers: map('header'),
      securitySchemes: map('securityScheme'),
      links: map('link'),
      callbacks: map('callback'),
      pathItems: map('pathItem'),
    },
  },
  pathItem: {
    inline: true,
    fields: {
      parameters: list('parameter'),
      ...Object.fromEntries(METHODS.map((method) => [method, 'operation'])),
    },
  },
  operation: {
    fields: {
      parameters: list('parameter'),
      requestBody: 'requestBody',
      responses: 'responses',
      callbacks: map('callback'),
    },
  },
  responses: { others: 'response' },
  parameter: {
    section: 'parameters',
    fields: { schema: 'schema', content: CONTENT, examples: map('example') },
  },
  header: { section: 'headers', fields: { schema: 'schema', content: CONTENT, examples: map('example') } },
  requestBody: { section: 'requestBodies', fields: { content: CONTENT } },
  response: {
    section: 'responses',
    fields: { headers: map('header'), content: CONTENT, links: map('link') },
  },
  mediaType: { fields: { schema: 'schema', examples: map('example'), encoding: map('encoding') } },
  encoding: { fields: { headers: map('header') } },
  example: { section: 'examples' },
  link: { section: 'links' },
  callback: { section: 'callbacks', others: 'pathItem' },
  securityScheme: { section: 'securitySchemes' },
  schema: { section: 'schemas', fields: SCHEMA_FIELDS },
};

/** @param {Type | undefined} type @param {string} key @returns {Type | undefined} */
export function memberType(type, key) {
  if (type === undefined) return undefined;
  if (typeof type !== 'string') return 'list' in type ? type.list : type.map;
  const { fields = {}, others } = SHAPES[type] ?? {};
  if (Object.hasOwn(fields, key)) return fields[key];
  return key.startsWith('x-') ? undefined : others;
}

export { METHODS };
