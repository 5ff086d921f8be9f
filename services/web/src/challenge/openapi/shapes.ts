/** An object of OpenAPI: its keys with the shape of each value, and its required keys. */
export interface Shape {
  /** The shape's name, or '' for a text, a number or any value. */
  readonly keys: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** The shape of values under keys that authors choose: names, paths, media types, status codes. */
  readonly others?: string;
  /** Unlisted keys are valid: JSON Schema allows any. */
  readonly open?: boolean;
}

const plain = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, '']));

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const VALUE = { example: '', examples: 'examples', schema: 'schema', content: 'content' };

/** The objects of OpenAPI 3.0 and 3.1, from their specifications. A list has the shape of its elements. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  root: {
    keys: {
      ...plain('openapi', 'jsonSchemaDialect', 'security'),
      info: 'info',
      servers: 'server',
      paths: 'paths',
      webhooks: 'pathItems',
      components: 'components',
      tags: 'tag',
      externalDocs: 'externalDocs',
    },
    required: ['openapi', 'info'],
  },
  info: {
    keys: {
      ...plain('title', 'summary', 'description', 'termsOfService', 'version'),
      contact: 'contact',
      license: 'license',
    },
    required: ['title', 'version'],
  },
  contact: { keys: plain('name', 'url', 'email') },
  license: { keys: plain('name', 'identifier', 'url'), required: ['name'] },
  server: { keys: { ...plain('url', 'description'), variables: 'serverVariables' }, required: ['url'] },
  serverVariables: { keys: {}, others: 'serverVariable' },
  serverVariable: { keys: plain('enum', 'default', 'description'), required: ['default'] },
  externalDocs: { keys: plain('description', 'url'), required: ['url'] },
  tag: { keys: { ...plain('name', 'description'), externalDocs: 'externalDocs' }, required: ['name'] },
  paths: { keys: {}, others: 'pathItem' },
  pathItems: { keys: {}, others: 'pathItem' },
  pathItem: {
    keys: {
      ...plain('summary', 'description'),
      ...Object.fromEntries(METHODS.map((method) => [method, 'operation'])),
      servers: 'server',
      parameters: 'parameter',
    },
  },
  operation: {
    keys: {
      ...plain('tags', 'summary', 'description', 'operationId', 'deprecated', 'security'),
      externalDocs: 'externalDocs',
      parameters: 'parameter',
      requestBody: 'requestBody',
      responses: 'responses',
      callbacks: 'callbacks',
      servers: 'server',
    },
  },
  callbacks: { keys: {}, others: 'pathItems' },
  parameter: {
    keys: {
      ...plain('name', 'in', 'description', 'required', 'deprecated', 'allowEmptyValue', 'style', 'explode'),
      ...plain('allowReserved'),
      ...VALUE,
    },
    required: ['name', 'in'],
  },
  header: {
    keys: { ...plain('description', 'required', 'deprecated', 'style', 'explode'), ...VALUE },
  },
  requestBody: { keys: { ...plain('description', 'required'), content: 'content' }, required: ['content'] },
  content: { keys: {}, others: 'mediaType' },
  mediaType: { keys: { example: '', examples: 'examples', schema: 'schema', encoding: 'encodings' } },
  encodings: { keys: {}, others: 'encoding' },
  encoding: { keys: { ...plain('contentType', 'style', 'explode', 'allowReserved'), headers: 'headers' } },
  responses: { keys: { default: 'response' }, others: 'response' },
  response: {
    keys: { ...plain('description'), headers: 'headers', content: 'content', links: 'links' },
    required: ['description'],
  },
  headers: { keys: {}, others: 'header' },
  examples: { keys: {}, others: 'example' },
  example: { keys: plain('summary', 'description', 'value', 'externalValue') },
  links: { keys: {}, others: 'link' },
  link: {
    keys: {
      ...plain('operationRef', 'operationId', 'parameters', 'requestBody', 'description'),
      server: 'server',
    },
  },
  components: {
    keys: {
      schemas: 'schemas',
      responses: 'responses',
      parameters: 'parameters',
      examples: 'examples',
      requestBodies: 'requestBodies',
      headers: 'headers',
      securitySchemes: 'securitySchemes',
      links: 'links',
      callbacks: 'callbacks',
      pathItems: 'pathItems',
    },
  },
  schemas: { keys: {}, others: 'schema' },
  parameters: { keys: {}, others: 'parameter' },
  requestBodies: { keys: {}, others: 'requestBody' },
  securitySchemes: { keys: {}, others: 'securityScheme' },
  securityScheme: {
    keys: {
      ...plain('type', 'description', 'name', 'in', 'scheme', 'bearerFormat', 'openIdConnectUrl'),
      flows: 'flows',
    },
    required: ['type'],
  },
  flows: {
    keys: { implicit: 'flow', password: 'flow', clientCredentials: 'flow', authorizationCode: 'flow' },
  },
  flow: { keys: plain('authorizationUrl', 'tokenUrl', 'refreshUrl', 'scopes'), required: ['scopes'] },
  schema: {
    keys: {
      ...plain('type', 'title', 'description', 'format', 'enum', 'const', 'default', 'pattern', 'required'),
      ...plain('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength'),
      ...plain('maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'),
      ...plain(
        'nullable',
        'readOnly',
        'writeOnly',
        'deprecated',
        'example',
        'examples',
        'discriminator',
        'xml',
      ),
      properties: 'schemas',
      patternProperties: 'schemas',
      $defs: 'schemas',
      dependentSchemas: 'schemas',
      additionalProperties: 'schema',
      unevaluatedProperties: 'schema',
      propertyNames: 'schema',
      items: 'schema',
      prefixItems: 'schema',
      contains: 'schema',
      oneOf: 'schema',
      anyOf: 'schema',
      allOf: 'schema',
      not: 'schema',
      if: 'schema',
      then: 'schema',
      else: 'schema',
      externalDocs: 'externalDocs',
    },
    open: true,
  },
};

/** Allowed values of keys that have few. */
export const VALUES: Readonly<Record<string, readonly string[]>> = {
  'schema.type': ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'],
  'schema.format': [
    'date-time',
    'date',
    'uuid',
    'email',
    'uri',
    'int32',
    'int64',
    'double',
    'byte',
    'binary',
  ],
  'parameter.in': ['query', 'path', 'header', 'cookie'],
  'securityScheme.type': ['http', 'apiKey', 'oauth2', 'openIdConnect', 'mutualTLS'],
  'securityScheme.in': ['query', 'header', 'cookie'],
  'securityScheme.scheme': ['bearer', 'basic'],
};

/** The shape of the value under a key; undefined if nothing is known. */
export function shapeUnder(shape: Shape, key: string): Shape | undefined {
  const name = Object.hasOwn(shape.keys, key) ? shape.keys[key] : shape.others;
  return name === undefined || name === '' ? undefined : SHAPES[name];
}

/** The name of a shape, for `VALUES`. */
export const nameOfShape = (shape: Shape): string | undefined =>
  Object.entries(SHAPES).find(([, each]) => each === shape)?.[0];
