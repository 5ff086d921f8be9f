import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../cpu-time.fixture.js';
import FLAGS from '../../../../challenges/first-endpoint/fixtures/openapi.yaml?raw';
import { MOST_CHARACTERS, readDocument } from './document.js';
import { readContract } from './read-contract.js';

function contractOf(text: string) {
  const read = readDocument(text);
  if (!read.ok) throw new Error(read.message);
  return readContract(read.root);
}

describe('a contract', () => {
  const contract = contractOf(FLAGS);
  const put = contract.operations.find(({ method }) => method === 'PUT');

  it('has its operations, with what a path and references add to them', () => {
    expect(contract.operations.map(({ method, path, id }) => `${method} ${path} ${id}`)).toEqual([
      'GET /healthz isReady',
      'GET /flags listFlags',
      'GET /flags/{name} getFlag',
      'PUT /flags/{name} setFlag',
      'DELETE /flags/{name} deleteFlag',
    ]);
    expect(put?.parameters[0]).toMatchObject({
      name: 'name',
      place: 'path',
      required: true,
      schema: { name: 'Name', type: 'string', facts: ['pattern: ^[a-z][a-z0-9-]{0,39}$'] },
    });
    expect(put?.body?.contents[0]?.schema).toMatchObject({
      type: 'object',
      facts: ['additionalProperties: false'],
      properties: [{ name: 'enabled', required: true, schema: { type: 'boolean' } }],
    });
    expect(put?.responses.map(({ status, description }) => [status, description])).toEqual([
      ['200', 'A flag.'],
      ['201', 'The flag is new.'],
      ['400', 'What was wrong.'],
    ]);
    expect(put?.responses[1]?.headers[0]?.name).toBe('Location');
  });

  it('has its named schemas', () => {
    expect(contract.schemas.map(({ name }) => name)).toEqual(['Name', 'Flag', 'Problem']);
    const flag = contract.schemas[1]?.schema;
    expect(flag?.properties.map(({ name, schema }) => [name, schema.name])).toEqual([
      ['name', 'Name'],
      ['enabled', undefined],
    ]);
  });

  it('may be JSON, and of version 3.0 or 3.1', () => {
    const schema = { type: ['string', 'null'], enum: ['a', null] };
    const text = JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: 1 },
      webhooks: {
        sent: { post: { requestBody: { content: { 'application/json': { schema, example: 'a' } } } } },
      },
      components: {
        schemas: { N: { type: 'array', items: { $ref: '#/components/schemas/N' }, nullable: true } },
      },
    });
    const { operations, schemas, version } = contractOf(text);
    expect(version).toBe('1');
    expect(operations[0]).toMatchObject({ method: 'POST', path: 'sent' });
    expect(operations[0]?.body?.contents[0]).toMatchObject({
      schema: { type: 'string | null', facts: ['enum: "a", null'] },
      examples: [{ name: '', text: 'a' }],
    });
    expect(schemas[0]?.schema).toMatchObject({ type: 'N[]', facts: ['nullable: true'] });
  });
});

describe('a hostile document', () => {
  it.each([
    ['nothing', ''],
    ['a list', '- a'],
    ['a text', 'openapi'],
    ['broken YAML', 'a: [\nb: }'],
    ['more than is read', `a: ${'x'.repeat(MOST_CHARACTERS)}`],
    [
      'a bomb of aliases',
      `a0: &a0 [x]\n${Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`).join('\n')}`,
    ],
  ])('of %s is not read, and says why', (_, text) => {
    let read = readDocument('');
    expect(cpuMsOf(() => (read = readDocument(text)))).toBeLessThan(1_000);
    expect(read.ok ? undefined : read.message.length).toBeGreaterThan(3);
  });

  it('says where it is broken', () => {
    const read = readDocument('openapi: 3.1.0\ninfo:\n  title: [\n');
    expect(read).toMatchObject({ ok: false, line: 4 });
  });

  it.each([
    ['itself', '{ $ref: "#/components/schemas/A" }'],
    ['another host', '{ $ref: "https://example.com/a.yaml" }'],
    ['a file', '{ $ref: "../secret.yaml" }'],
    ['nothing', '{ $ref: "#/components/schemas/%E0%A4%A" }'],
    ['what every object has', '{ $ref: "#/constructor/prototype" }'],
  ])('that refers to %s leads to nothing', (_, schema) => {
    const [first] = contractOf(`components: { schemas: { A: ${schema} } }`).schemas;
    expect(first?.schema).toMatchObject({ type: 'any', properties: [] });
  });

  it.each([
    ['wide', `{ properties: { ${Array.from({ length: 9_000 }, (_, n) => `p${n}: {}`).join(', ')} } }`],
    ['deep', `${'{ items: '.repeat(60)}{}${' }'.repeat(60)}`],
    ['an anchor within itself', '&a { properties: { b: *a } }'],
  ])('is drawn within bounds where it is %s', (_, schema) => {
    let drawn = '';
    const draw = () => {
      drawn = JSON.stringify(contractOf(`components: { schemas: { A: ${schema} } }`).schemas);
    };
    expect(cpuMsOf(draw)).toBeLessThan(2_000);
    expect(drawn.length).toBeLessThan(2_000_000);
  });

  it.each([
    'paths: 1',
    'paths: { /a: 1 }',
    'paths: { /a: { get: 1 } }',
    'info: []',
    'servers: { a: 1 }',
    'components: x',
  ])('is drawn as far as it goes: %s', (text) => {
    expect(() => contractOf(text)).not.toThrow();
  });
});
