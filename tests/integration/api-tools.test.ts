import { beforeEach, describe, expect, it } from 'vitest';
import { LabGaveUp, openLab, type OpenLab } from '@hone/kinds/api-design/lab';
import { EVERYTHING, firstOf } from '../support/everything.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

let lab: OpenLab;

useSandbox(
  async (sandbox) => {
    lab = await openLab({ open: (spec) => sandbox.open(spec), now: () => performance.now() });
  },
  { end: () => lab.close(), timeoutMs: 240_000 },
);

const HEAD = "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\n";
const documentOf = (parts: object, openapi = '3.0.3'): string =>
  JSON.stringify({ openapi, info: { title: 'A', version: '1' }, paths: {}, ...parts });
const schemaOf = (schema: unknown): string => documentOf({ components: { schemas: { It: schema } } });
const refer = (reference: string): string => schemaOf({ $ref: reference });

const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  .map((name, index, all) => {
    const items = Array.from({ length: 10 }, () => (index === 0 ? '1' : `*${all[index - 1]}`));
    return `x-${name}: &${name} [${items.join(', ')}]\n`;
  })
  .join('');
const operations = Object.fromEntries(
  Array.from({ length: EVERYTHING ? 10_000 : 1_001 }, (_each, id) => [
    `/p${id}`,
    { get: { responses: { 200: { description: 'A' } } } },
  ]),
);

/** Name, text, and the code of the problem or limit with which it ends; which of them depends on the machine. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['an alias bomb', HEAD + bomb, 'alias-limit'],
  ['an alias of itself', `${HEAD}x-a: &a [*a]\n`, 'alias-cycle'],
  ['a reference to a metadata service', refer('http://169.254.169.254/latest/meta-data'), 'remote-reference'],
  ['a reference to a file of the box', refer('file:///etc/passwd'), 'remote-reference'],
  ['an absolute path', refer('/etc/passwd'), 'reference-outside'],
  ['a path out of the submission', refer('../../hone/lab/package.json'), 'reference-outside'],
  ['an encoded path out of the submission', refer('%2e%2e/%2e%2e/etc/passwd'), 'reference-outside'],
  ['a reference to itself', refer('#/components/schemas/It'), 'reference-cycle'],
  ['a pointer into a prototype', refer('#/__proto__/polluted'), 'reference-missing'],
  ['a pointer into a constructor', refer('#/constructor/prototype'), 'reference-missing'],
  ['a pattern that is none', schemaOf({ type: 'string', pattern: '(((' }), 'invalid-pattern'],
  ['two keys "openapi"', `openapi: 3.1.0\n${HEAD}`, 'duplicate-key'],
  ['a key called __proto__', `${HEAD}__proto__: { polluted: true }\n`, 'reserved-key'],
  ['a key called __proto__ in JSON', '{"openapi":"3.0.3","__proto__":{"polluted":true}}', 'reserved-key'],
  ['a tag of JavaScript', `${HEAD}x-a: !!js/function 'function () { process.exit() }'\n`, 'yaml-syntax'],
  ['500,000 lists in each other', `${HEAD}x-a: ${'['.repeat(500_000)}\n`, 'too-deep|time-limit|memory-limit'],
  ['500 maps in each other', `${HEAD}x-a: ${'{ a: '.repeat(500)}1${' }'.repeat(500)}\n`, 'too-deep'],
  ['5 MB of text', `${HEAD}x-a: ${'a'.repeat(5_000_000)}\n`, 'too-large'],
  [
    '5 MB of keys',
    documentOf(Object.fromEntries(Array.from({ length: 300_000 }, (_each, id) => [`x-${id}`, 1]))),
    'too-large',
  ],
  ['more operations than are read', documentOf({ paths: operations }), 'too-many-operations'],
  [
    'more values than are read',
    `${HEAD}x-a: [${'1,'.repeat(EVERYTHING ? 400_000 : 61_000)}1]\n`,
    'alias-limit|time-limit|memory-limit',
  ],
  ['zero bytes', HEAD.replace('A', '\u0000'), 'encoding'],
  ['broken UTF-8', HEAD.replace('A', '\ufffd'), 'encoding'],
  ['two documents', `${HEAD}---\n${HEAD}`, 'several-documents'],
  ['merge keys', `${HEAD}x-a: &a { b: 1 }\nx-b: { <<: *a }\n`, 'merge-key'],
  ['a list as key', `${HEAD}? [a]\n: 1\n`, 'key-no-text'],
];

describe('a hostile document', () => {
  it.each(HOSTILE)('%s ends with its name', async (_what, text, code) => {
    const answer = await lab
      .open('hostile', { 'openapi.yaml': text }, 'openapi.yaml')
      .catch((error: unknown) => {
        if (error instanceof LabGaveUp) return { ok: false, problems: [{ code: error.code }] };
        throw error;
      });
    expect(answer).toMatchObject({
      ok: false,
      problems: [{ code: expect.stringMatching(`^(${code})$`) as string }],
    });
  });

  it('leaves nothing behind for the next', async () => {
    const answer = await lab.open('good', { 'openapi.yaml': HEAD }, 'openapi.yaml');
    expect(answer).toMatchObject({ ok: true, document: { openapi: '3.0.3' } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a document', () => {
  it('may be JSON under a name of YAML', async () => {
    const answer = await lab.open('json', { 'openapi.yaml': documentOf({}) }, 'openapi.yaml');
    expect(answer).toMatchObject({ ok: true, document: { openapi: '3.0.3' } });
  });
});

describe('a schema that a learner wrote', () => {
  const tried = (value: unknown, id = 'a') => ({
    id,
    schema: '/components/schemas/It',
    value,
    direction: 'request' as const,
  });
  const outcomesOf = async (schema: unknown, values: readonly unknown[]): Promise<string[]> => {
    await lab.open('schema', { 'openapi.yaml': schemaOf(schema) }, 'openapi.yaml');
    const cases = values.map((value, index) => tried(value, String(index)));
    return (await lab.validate('schema', cases)).map(({ outcome }) => outcome);
  };
  const slow = `${'a'.repeat(50)}!`;

  it.each(firstOf(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '^((a*)*)*$'], 1))(
    'with the pattern %s ends as a limit, and the next value is tried',
    async (pattern) => {
      expect(await outcomesOf({ type: 'string', pattern }, ['aaa', slow, 'a'])).toEqual([
        'valid',
        'limit',
        'valid',
      ]);
    },
  );

  it('ends as a limit where it holds nothing but itself', async () => {
    expect(await outcomesOf({ anyOf: [{ $ref: '#/components/schemas/It' }] }, [1])).toEqual(['limit']);
  });
});

describe('the tools', () => {
  beforeEach(async () => {
    const version = (required: readonly string[]) => {
      const schema = {
        type: 'object',
        required,
        properties: { id: { type: 'string' }, a: { type: 'string' } },
      };
      const content = { 'application/json': { schema } };
      const get = { operationId: 'list', responses: { 200: { description: 'A', content } } };
      return { 'openapi.yaml': documentOf({ paths: { '/Orders': { get } } }) };
    };
    await lab.open('v1', version(['id', 'a']), 'openapi.yaml');
    await lab.open('v2', version(['id']), 'openapi.yaml');
  });

  it('find what breaks consumers', async () => {
    const changes = await lab.breaking('v1', 'v2');
    expect(changes).toMatchObject([
      { id: 'response-property-became-optional', level: 'error', operation: 'GET', path: '/Orders' },
    ]);
  });

  it('lint by a ruleset of the task', async () => {
    const rule =
      '{ given: "$.paths[*]~", severity: error, then: { function: casing, functionOptions: { type: kebab, separator: { char: / , allowLeading: true } } } }';
    const findings = await lab.lint('v1', `extends: [[spectral:oas, off]]\nrules:\n  paths-kebab: ${rule}\n`);
    expect(findings).toMatchObject([{ rule: 'paths-kebab', severity: 'error', pointer: '/paths/~1Orders' }]);
  });
});
