import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { documentOf, schemaDocument, startLab } from './ask.mjs';

const lab = await startLab();

/** @param {string | Record<string, string>} files @param {string} [name] */
async function opened(files, name) {
  const { answer } = await lab.open(files, name);
  assert.equal(answer.ok, true, JSON.stringify(answer.problems));
  return answer;
}

const FILES = {
  'openapi.yaml': [
    'openapi: 3.1.0',
    "info: { title: A, version: '1' }",
    'paths:',
    '  /orders: { $ref: paths/orders.yaml }',
    'components:',
    '  schemas:',
    '    Order: { type: string }',
    '',
  ].join('\n'),
  'paths/orders.yaml': [
    'get:',
    '  operationId: listOrders',
    '  responses:',
    "    '200':",
    '      description: Orders.',
    '      content:',
    '        application/json:',
    '          schema: { type: array, items: { $ref: ../schemas.json#/Order } }',
    "    '404': { $ref: '../answers.yaml#/404' }",
    '',
  ].join('\n'),
  'schemas.json':
    '{ "Order": { "type": "object",\n  "properties": { "id": { "$ref": "#/Id" } } },\n "Id": { "type": "integer" } }',
  'answers.yaml': "'404': { description: None. }\n",
};

describe('a document of several files', () => {
  it('is bundled under names that are free', async () => {
    const { document, version } = await opened(FILES);
    assert.equal(version, '3.1');
    const { get } = document.paths['/orders'];
    const items = get.responses['200'].content['application/json'].schema.items;
    assert.deepEqual(items, { $ref: '#/components/schemas/Order_2' });
    assert.deepEqual(document.components.schemas.Order_2.properties.id, { $ref: '#/components/schemas/Id' });
    assert.deepEqual(get.responses['404'], { $ref: '#/components/responses/404' });
    assert.deepEqual(document.components.responses['404'], { description: 'None.' });
    assert.deepEqual(document.components.schemas.Order, { type: 'string' });
  });

  it('tells where each value stands', async () => {
    const { places } = await opened(FILES);
    assert.deepEqual(places['/paths/~1orders/get/operationId'], {
      file: 'paths/orders.yaml',
      line: 2,
      column: 3,
    });
    assert.deepEqual(places['/components/schemas/Order_2/properties/id'], {
      file: 'schemas.json',
      line: 2,
      column: 19,
    });
    assert.deepEqual(places['/components/schemas/Order'], { file: 'openapi.yaml', line: 7, column: 5 });
  });
});

/** Schema, version of OpenAPI, direction, value, and whether it is valid. @type {[object, '3.0.3' | '3.1.0', 'request' | 'response', unknown, boolean][]} */
const TRIED = [
  [{ type: 'string', nullable: true }, '3.0.3', 'request', null, true],
  [{ type: 'string' }, '3.0.3', 'request', null, false],
  [{ type: ['string', 'null'] }, '3.1.0', 'request', null, true],
  [{ type: 'integer', minimum: 1, exclusiveMinimum: true }, '3.0.3', 'request', 1, false],
  [{ type: 'integer', minimum: 1, exclusiveMinimum: false }, '3.0.3', 'request', 1, true],
  [{ type: 'integer', exclusiveMinimum: 1 }, '3.1.0', 'request', 1, false],
  [{ type: 'number', multipleOf: 0.01 }, '3.0.3', 'request', 0.07, true],
  [{ type: 'string', format: 'date-time' }, '3.0.3', 'request', 'yesterday', false],
  [{ type: 'string', format: 'uuid' }, '3.1.0', 'request', 'abc', false],
  [{ type: 'string', format: 'money' }, '3.1.0', 'request', 'abc', true],
  [{ required: ['constructor'] }, '3.0.3', 'request', {}, false],
  [{ required: ['id'], properties: { id: { readOnly: true } } }, '3.0.3', 'request', {}, true],
  [{ required: ['id'], properties: { id: { readOnly: true } } }, '3.0.3', 'response', {}, false],
  [{ required: ['pin'], properties: { pin: { writeOnly: true } } }, '3.1.0', 'response', {}, true],
  [{ type: 'string', pattern: '^[\\w-.]+$' }, '3.0.3', 'request', 'a-b.c', true],
  [{ enum: [] }, '3.1.0', 'request', 1, false],
  [
    {
      oneOf: [{ type: 'object', properties: { kind: { const: 'a' } } }],
      discriminator: { propertyName: 'kind' },
    },
    '3.1.0',
    'request',
    {},
    true,
  ],
  [{ prefixItems: [{ type: 'string' }], items: false }, '3.1.0', 'request', ['a', 'b'], false],
  [
    { type: 'object', properties: { a: {} }, unevaluatedProperties: false },
    '3.1.0',
    'request',
    { b: 1 },
    false,
  ],
];

describe('a value that is tried on a schema', () => {
  for (const [schema, openapi, direction, value, isValid] of TRIED)
    it(`${JSON.stringify(schema)} of ${openapi} ${isValid ? 'takes' : 'refuses'} ${JSON.stringify(value)} in a ${direction}`, async () => {
      await opened(schemaDocument(schema, openapi));
      const cases = [{ id: 'a', schema: '/components/schemas/It', value, direction }];
      const { answer } = await lab.ask({ op: 'validate', name: 'it', cases });
      assert.equal(answer.results[0].outcome, isValid ? 'valid' : 'invalid', JSON.stringify(answer.results));
    });

  it('is told with a pointer, a keyword and a message', async () => {
    await opened(schemaDocument({ type: 'object', properties: { a: { type: 'string' } } }));
    const cases = [{ id: 'a', schema: '/components/schemas/It', value: { a: 1 }, direction: 'request' }];
    const { answer } = await lab.ask({ op: 'validate', name: 'it', cases });
    assert.deepEqual(answer.results, [
      {
        id: 'a',
        outcome: 'invalid',
        errors: [{ pointer: '/a', keyword: 'type', message: 'must be string' }],
      },
    ]);
  });

  /** @type {[object, unknown, boolean][]} */
  const COERCED = [
    [{ type: 'object', properties: { gift: { type: 'boolean' } } }, { gift: 0 }, true],
    [{ type: 'integer', maximum: 9 }, '5', true],
    [{ type: 'integer', maximum: 9 }, '50', false],
    [{ type: 'integer' }, '5.5', false],
    [{ type: 'integer' }, '', false],
    [{ type: 'string' }, 7, true],
    [{ type: 'string' }, null, false],
    [{ type: 'boolean' }, 'yes', false],
    [{ type: 'array', items: { type: 'number' } }, ['1', 2, '3e1'], true],
    [{ type: 'object', required: ['a'] }, {}, false],
  ];
  for (const [schema, value, isValid] of COERCED)
    it(`${JSON.stringify(schema)} ${isValid ? 'takes' : 'refuses'} ${JSON.stringify(value)} where scalars may be read`, async () => {
      await opened(schemaDocument(schema, '3.1.0'));
      const tried = { id: 'a', schema: '/components/schemas/It', value, direction: 'request' };
      const { answer } = await lab.ask({
        op: 'validate',
        name: 'it',
        cases: [{ ...tried, coerce: true }, tried],
      });
      const outcomes = answer.results.map((/** @type {any} */ { outcome }) => outcome);
      assert.deepEqual(outcomes, [isValid ? 'valid' : 'invalid', 'invalid']);
    });

  it('needs a schema that is there', async () => {
    await opened(schemaDocument({}));
    const cases = [{ id: 'a', schema: '/components/schemas/No', value: 1, direction: 'request' }];
    assert.equal((await lab.ask({ op: 'validate', name: 'it', cases })).end, 'broken');
  });
});

describe('a ruleset', () => {
  const RULES = [
    'extends: [[spectral:oas, off]]',
    'rules:',
    '  oas3-schema: error',
    '  paths-kebab:',
    '    given: $.paths[*]~',
    '    severity: error',
    '    then: { function: pattern, functionOptions: { match: "^(/[a-z{}-]+)+$" } }',
    '',
  ].join('\n');

  it('tells what a document breaks, and where', async () => {
    await opened("openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths:\n  /Orders: {}\n");
    const { answer } = await lab.ask({ op: 'lint', name: 'it', ruleset: RULES });
    assert.deepEqual(
      answer.findings.map((/** @type {any} */ { rule, severity, pointer, place }) => ({
        rule,
        severity,
        pointer,
        place,
      })),
      [
        {
          rule: 'paths-kebab',
          severity: 'error',
          pointer: '/paths/~1Orders',
          place: { file: 'openapi.yaml', line: 4, column: 3 },
        },
      ],
    );
  });

  it('of another function is a mistake of the task', async () => {
    await opened(documentOf());
    const ruleset = 'rules: { a: { given: $, then: { function: evil } } }';
    assert.match((await lab.ask({ op: 'lint', name: 'it', ruleset })).message, /Spectral has no evil/);
  });
});

describe('two versions of a document', () => {
  const version = (/** @type {object} */ properties, /** @type {string[] | undefined} */ required) =>
    versionOf({ type: 'object', required, properties });
  const versionOf = (/** @type {object} */ schema) =>
    documentOf({
      paths: {
        '/orders/{id}': {
          get: {
            operationId: 'getOrder',
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            responses: {
              200: {
                description: 'An order.',
                content: { 'application/json': { schema } },
              },
            },
          },
        },
      },
    });

  it('are compared, and each change is told with its place', async () => {
    await opened(version({ id: { type: 'string' }, state: { type: 'string', enum: ['new'] } }, ['id']), 'v1');
    await opened(
      version({ id: { type: 'string' }, state: { type: 'string', enum: ['new', 'old'] } }, undefined),
      'v2',
    );
    const { answer } = await lab.ask({ op: 'breaking', base: 'v1', revision: 'v2' });
    const [optional, grown] = answer.changes;
    assert.deepEqual([optional.id, optional.level], ['response-property-became-optional', 'error']);
    assert.deepEqual(
      [grown.id, grown.operation, grown.path],
      ['response-property-enum-value-added', 'GET', '/orders/{id}'],
    );
    assert.match(grown.pointer, /\/properties\/state\/enum/);
    assert.equal(grown.place.file, 'openapi.yaml');
  });

  it('are compared with the parts under allOf merged', async () => {
    const part = (/** @type {string} */ name) => ({
      type: 'object',
      required: [name],
      properties: { [name]: { type: 'string' } },
    });
    const whole = { ...part('id'), required: ['id', 'state'] };
    await opened(
      versionOf({ ...whole, properties: { ...whole.properties, state: { type: 'string' } } }),
      'v1',
    );
    const errorsOf = async (/** @type {object[]} */ ...parts) => {
      await opened(versionOf({ allOf: parts }), 'v2');
      const { answer } = await lab.ask({ op: 'breaking', base: 'v1', revision: 'v2' });
      return answer.changes
        .filter((/** @type {any} */ { level }) => level === 'error')
        .map((/** @type {any} */ { id }) => id);
    };
    assert.deepEqual(await errorsOf(part('id'), part('state')), []);
    assert.deepEqual(await errorsOf(part('id'), part('total')), ['response-required-property-removed']);
  });

  it('are the same', async () => {
    await opened(version({}, undefined), 'v1');
    await opened(version({}, undefined), 'v2');
    assert.deepEqual((await lab.ask({ op: 'breaking', base: 'v1', revision: 'v2' })).answer, { changes: [] });
  });
});

it('nothing is known of a document that is not open', async () => {
  assert.match((await lab.ask({ op: 'lint', name: 'no', ruleset: '' })).message, /no document is open/);
  assert.match((await lab.ask({ op: 'toString' })).message, /no operation/);
});

it('tells its version in one line', () => {
  const program = fileURLToPath(new URL('../src/version.mjs', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  assert.match(stdout, /^ajv 8\.\d+\.\d+, yaml 2\.\d+\.\d+, .*\n$/);
});
