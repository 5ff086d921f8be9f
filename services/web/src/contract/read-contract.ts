import { jsonOf, listOf, nameOfRef, objectOf, resolve, textOf, type Loose } from './document.js';
import { cut, readSchema, type Budget, type SchemaView } from './read-schema.js';

export interface ParameterView {
  readonly name: string;
  /** `path`, `query`, `header` or `cookie`; a header of a response has none. */
  readonly place: string | undefined;
  readonly required: boolean;
  readonly schema: SchemaView;
  readonly description: string | undefined;
}

export interface ContentView {
  readonly mediaType: string;
  readonly schema: SchemaView | undefined;
  readonly examples: readonly { readonly name: string; readonly text: string }[];
}

export interface ResponseView {
  readonly status: string;
  readonly description: string | undefined;
  readonly headers: readonly ParameterView[];
  readonly contents: readonly ContentView[];
}

export interface OperationView {
  readonly method: string;
  readonly path: string;
  readonly id: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Names of security schemes, alternatives apart. */
  readonly security: readonly string[];
  readonly parameters: readonly ParameterView[];
  readonly body: { readonly required: boolean; readonly contents: readonly ContentView[] } | undefined;
  readonly responses: readonly ResponseView[];
}

/** An OpenAPI 3.0 or 3.1 document as it is rendered. */
export interface ContractView {
  readonly title: string;
  readonly version: string;
  readonly openapi: string;
  readonly description: string | undefined;
  readonly servers: readonly string[];
  readonly operations: readonly OperationView[];
  readonly schemas: readonly { readonly name: string; readonly schema: SchemaView }[];
  /** Not everything is rendered: the document is larger than the limit. */
  readonly isCut: boolean;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];
const MOST_OPERATIONS = 150;
const MOST_NODES = 4_000;
const MOST_OF_A_KIND = 60;

interface Reading {
  readonly root: Loose;
  readonly budget: Budget;
}

const proseOf = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text === undefined || text.trim() === '' ? undefined : cut(text);
};

/** What a reader needs of a document: operations and named schemas, within limits. */
export function readContract(root: Loose): ContractView {
  const reading: Reading = { root, budget: { nodes: MOST_NODES } };
  const info = objectOf(root['info']);
  const all = operationsIn(root);
  const operations = all.slice(0, MOST_OPERATIONS).map((each) => readOperation(reading, each));
  const named = Object.entries(objectOf(objectOf(root['components'])['schemas']));
  const schemas = named
    .slice(0, MOST_OPERATIONS)
    .map(([name, schema]) => ({ name, schema: readSchema(root, schema, reading.budget) }));
  return {
    title: cut(textOf(info['title']) ?? ''),
    version: cut(textOf(info['version']) ?? ''),
    openapi: cut(textOf(root['openapi']) ?? ''),
    description: proseOf(info['description']),
    servers: listOf(root['servers'])
      .slice(0, MOST_OF_A_KIND)
      .map((server) => cut(textOf(objectOf(server)['url']) ?? '')),
    operations,
    schemas,
    isCut: all.length > MOST_OPERATIONS || named.length > MOST_OPERATIONS || reading.budget.nodes < 0,
  };
}

interface Place {
  readonly method: string;
  readonly path: string;
  readonly item: Loose;
}

/** Operations of paths, then those of webhooks, which have a name instead of a path. */
function operationsIn(root: Loose): Place[] {
  return [root['paths'], root['webhooks']].flatMap((paths) =>
    Object.entries(objectOf(paths)).flatMap(([path, value]) => {
      const item = resolve(root, value);
      return METHODS.filter((method) => Object.hasOwn(item, method)).map((method) => ({
        method,
        path,
        item,
      }));
    }),
  );
}

function readOperation(reading: Reading, { method, path, item }: Place): OperationView {
  const { root } = reading;
  const operation = objectOf(item[method]);
  const body = resolve(root, operation['requestBody']);
  return {
    method: method.toUpperCase(),
    path: cut(path),
    id: proseOf(operation['operationId']),
    summary: proseOf(operation['summary']),
    description: proseOf(operation['description']),
    deprecated: operation['deprecated'] === true,
    security: listOf(operation['security'] ?? root['security'])
      .slice(0, MOST_OF_A_KIND)
      .map((each) => cut(Object.keys(objectOf(each)).join(' + ')))
      .filter((name) => name !== ''),
    parameters: parametersOf(reading, item, operation),
    body:
      Object.keys(body).length === 0
        ? undefined
        : { required: body['required'] === true, contents: contentsOf(reading, body['content']) },
    responses: Object.entries(objectOf(operation['responses']))
      .slice(0, MOST_OF_A_KIND)
      .map(([status, response]) => readResponse(reading, status, response)),
  };
}

/** Those of the path and those of the operation, which win. */
function parametersOf(reading: Reading, item: Loose, operation: Loose): ParameterView[] {
  const byKey = new Map<string, ParameterView>();
  const written = [...listOf(item['parameters']), ...listOf(operation['parameters'])];
  for (const each of written.slice(0, MOST_OF_A_KIND)) {
    const parameter = resolve(reading.root, each);
    const name = cut(textOf(parameter['name']) ?? nameOfRef(each) ?? '');
    const place = proseOf(parameter['in']);
    byKey.set(`${place} ${name}`, readParameter(reading, name, place, parameter));
  }
  return [...byKey.values()];
}

function readParameter(
  { root, budget }: Reading,
  name: string,
  place: string | undefined,
  parameter: Loose,
): ParameterView {
  const [content] = Object.values(objectOf(parameter['content']));
  return {
    name,
    place,
    required: parameter['required'] === true,
    schema: readSchema(root, parameter['schema'] ?? objectOf(content)['schema'], budget),
    description: proseOf(parameter['description']),
  };
}

function readResponse(reading: Reading, status: string, value: unknown): ResponseView {
  const response = resolve(reading.root, value);
  return {
    status: cut(status),
    description: proseOf(response['description']),
    headers: Object.entries(objectOf(response['headers']))
      .slice(0, MOST_OF_A_KIND)
      .map(([name, header]) => readParameter(reading, cut(name), undefined, resolve(reading.root, header))),
    contents: contentsOf(reading, response['content']),
  };
}

function contentsOf({ root, budget }: Reading, value: unknown): ContentView[] {
  return Object.entries(objectOf(value))
    .slice(0, MOST_OF_A_KIND)
    .map(([mediaType, each]) => {
      const content = objectOf(each);
      return {
        mediaType: cut(mediaType),
        schema: Object.hasOwn(content, 'schema') ? readSchema(root, content['schema'], budget) : undefined,
        examples: examplesOf(root, content),
      };
    });
}

function examplesOf(root: Loose, content: Loose): ContentView['examples'] {
  const single = Object.hasOwn(content, 'example') ? [['', { value: content['example'] }] as const] : [];
  return [...single, ...Object.entries(objectOf(content['examples']))].slice(0, 8).map(([name, example]) => {
    const value = resolve(root, example)['value'];
    return { name: cut(name), text: typeof value === 'string' ? value.slice(0, 4_000) : jsonOf(value, 2) };
  });
}
