import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { documentOf, schemaDocument, startLab } from './ask.mjs';

const lab = await startLab();
const HEAD = "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\n";
const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  .map(
    (name, index, all) =>
      `x-${name}: &${name} [${Array(10)
        .fill(index === 0 ? '1' : `*${all[index - 1]}`)
        .join(', ')}]\n`,
  )
  .join('');
const manyOperations = Object.fromEntries(
  Array.from({ length: 10_000 }, (_, id) => [
    `/p${id}`,
    { get: { responses: { 200: { description: 'A' } } } },
  ]),
);
const nested = (/** @type {number} */ depth) => `${HEAD}x-a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
const refer = (/** @type {string} */ reference) => schemaDocument({ $ref: reference });

/** Text of a document, and the code of the first problem that it is answered with. @type {[string, string | Record<string, string>, string][]} */
const REFUSED = [
  ['an alias bomb', HEAD + bomb, 'alias-limit'],
  ['an alias that stands in itself', `${HEAD}x-a: &a [*a]\n`, 'alias-cycle'],
  ['an alias of nothing', `${HEAD}x-a: *b\n`, 'yaml-syntax'],
  ['a reference to another machine', refer('http://169.254.169.254/latest'), 'remote-reference'],
  ['a reference without a scheme', refer('//example.test/a'), 'remote-reference'],
  ['a reference to a file of the system', refer('file:///etc/passwd'), 'remote-reference'],
  ['an absolute path', refer('/etc/passwd'), 'reference-outside'],
  ['a path out of the folder', refer('../../etc/passwd'), 'reference-outside'],
  ['an encoded path out of the folder', refer('%2e%2e/%2e%2e/etc/passwd'), 'reference-outside'],
  ['a path with a back slash', refer('..\\..\\etc\\passwd'), 'reference-malformed'],
  ['a path with a broken escape', refer('%zz'), 'reference-malformed'],
  ['an anchor', refer('#here'), 'reference-malformed'],
  ['a file that is not there', refer('other.yaml'), 'reference-missing'],
  ['a pointer to nothing', refer('#/components/schemas/No'), 'reference-missing'],
  ['a pointer into a prototype', refer('#/constructor/prototype'), 'reference-missing'],
  ['a reference to itself', refer('#/components/schemas/It'), 'reference-cycle'],
  [
    'path items that lead to each other',
    {
      'openapi.yaml': documentOf({ paths: { '/a': { $ref: 'a.yaml' } } }),
      'a.yaml': '$ref: b.yaml\n',
      'b.yaml': '$ref: a.yaml\n',
    },
    'reference-cycle',
  ],
  ['two keys "openapi"', `openapi: 3.1.0\n${HEAD}`, 'duplicate-key'],
  [
    'two keys in JSON',
    '{"openapi": "3.0.3", "info": {"title": "A", "title": "B", "version": "1"}, "paths": {}}',
    'duplicate-key',
  ],
  ['a key of prototypes', `${HEAD}__proto__: { a: 1 }\n`, 'reserved-key'],
  [
    'an escaped key of prototypes',
    '{"openapi": "3.0.3", "\\u005f_proto__": {"isAdmin": true}}',
    'reserved-key',
  ],
  ['a merge key', `${HEAD}x-a: &a { b: 1 }\nx-b: { <<: *a }\n`, 'merge-key'],
  ['a list as key', `${HEAD}? [a, b]\n: 1\n`, 'key-no-text'],
  ['1,000 lists in each other', nested(1_000), 'too-deep'],
  ['100,000 lists in each other', nested(100_000), 'too-deep'],
  ['5 MB', `${HEAD}x-a: ${'a'.repeat(5_000_000)}\n`, 'too-large'],
  [
    '200 files',
    Object.fromEntries(Array.from({ length: 200 }, (_, id) => [`${id}.yaml`, HEAD])),
    'too-large',
  ],
  [
    '10,000 operations',
    JSON.stringify(JSON.parse(documentOf({ paths: manyOperations }))),
    'too-many-operations',
  ],
  ['90,000 values', `${HEAD}x-a: [${'1,'.repeat(90_000)}1]\n`, 'alias-limit'],
  ['UTF-16 read as UTF-8', HEAD.split('').join('\u0000'), 'encoding'],
  ['Latin-1 read as UTF-8', HEAD.replace('A', '\ufffd'), 'encoding'],
  ['a lone surrogate', HEAD.replace('A', '\ud800'), 'encoding'],
  ['a tag of another language', `${HEAD}x-a: !!js/function 'function () {}'\n`, 'yaml-syntax'],
  ['a number that JSON has not', `${HEAD}x-a: .inf\n`, 'no-json'],
  ['nothing', '', 'empty'],
  ['two documents', `${HEAD}---\n${HEAD}`, 'several-documents'],
  ['a text', 'just a text', 'not-openapi'],
  ['a version that is a number', HEAD.replace('3.0.3', '3.1'), 'not-openapi'],
  ['Swagger', "swagger: '2.0'\ninfo: { title: A, version: '1' }\npaths: {}\n", 'not-openapi'],
  ['a pattern that is none', schemaDocument({ type: 'string', pattern: '(' }), 'invalid-pattern'],
  ['a type that is none', schemaDocument({ type: 'strin' }), 'structure'],
  ['a dynamic reference', schemaDocument({ $dynamicRef: '#a' }, '3.1.0'), 'reference-malformed'],
];

describe('a document that is refused', () => {
  for (const [what, files, code] of REFUSED)
    it(`has ${what}: ${code}`, async () => {
      const answered = await lab.open(files);
      assert.equal(answered.end, 'done', JSON.stringify(answered));
      assert.equal(answered.answer.ok, false);
      assert.equal(answered.answer.problems[0].code, code, JSON.stringify(answered.answer.problems[0]));
      assert.ok(answered.answer.problems.length <= 20);
    });
});

describe('a document that is odd and right', () => {
  /** @type {[string, string][]} */
  const RIGHT = [
    ['JSON with a YAML name', documentOf()],
    ['a byte order mark', `\ufeff${HEAD}`],
    ['line ends of Windows', HEAD.replaceAll('\n', '\r\n')],
    [
      'names of prototypes as properties',
      schemaDocument({ properties: { constructor: {}, toString: {}, $ref: {} } }),
    ],
    ['references in an example', schemaDocument({ example: { $ref: 'http://example.test/' } })],
    [
      'a schema that holds itself',
      schemaDocument({ properties: { next: { $ref: '#/components/schemas/It' } } }),
    ],
    ['aliases', `${HEAD}x-a: &a { b: [1] }\nx-c: [*a, *a]\n`],
  ];
  for (const [what, text] of RIGHT)
    it(`has ${what}`, async () => {
      const { answer } = await lab.open(text);
      assert.equal(answer.ok, true, JSON.stringify(answer.problems));
    });
});

describe('a schema that takes too long', () => {
  const tried = (/** @type {unknown} */ value, id = 'a') => ({
    id,
    schema: '/components/schemas/It',
    value,
    direction: 'request',
  });

  it('ends as a limit, and the cases after it are tried', async () => {
    await lab.open(
      documentOf({
        components: { schemas: { It: { type: 'string', pattern: '^(a+)+$' }, Other: { type: 'integer' } } },
      }),
    );
    const cases = [
      tried('aaa', 'short'),
      tried(`${'a'.repeat(40)}!`, 'long'),
      { ...tried(7, 'other'), schema: '/components/schemas/Other' },
    ];
    const { answer } = await lab.ask({ op: 'validate', name: 'it', cases });
    assert.deepEqual(
      answer.results.map((/** @type {any} */ { id, outcome }) => [id, outcome]),
      [
        ['short', 'valid'],
        ['long', 'limit'],
        ['other', 'valid'],
      ],
    );
  });

  it('ends as a limit where references multiply', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 30 }, (_, level) => [
        `S${level}`,
        level === 29
          ? { type: 'string' }
          : {
              anyOf: [1, 2].map(() => ({
                properties: { a: { $ref: `#/components/schemas/S${level + 1}` } },
                required: ['b'],
              })),
            },
      ]),
    );
    await lab.open(documentOf({ components: { schemas } }));
    let value = /** @type {unknown} */ ({});
    for (let level = 0; level < 29; level += 1) value = { a: value };
    const { answer } = await lab.ask({
      op: 'validate',
      name: 'it',
      cases: [{ ...tried(value), schema: '/components/schemas/S0' }],
    });
    assert.equal(answer.results[0].outcome, 'limit');
  });

  it('ends as a limit where nothing but itself is behind it', async () => {
    await lab.open(schemaDocument({ oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/It' }] }));
    const { answer } = await lab.ask({ op: 'validate', name: 'it', cases: [tried(1)] });
    assert.equal(answer.results[0].outcome, 'limit');
  });

  it('costs a request no more than its time', async () => {
    await lab.open(schemaDocument({ type: 'string', pattern: '^(a|a)*$' }));
    const cases = Array.from({ length: 40 }, (_, id) => tried(`${'a'.repeat(60)}!`, String(id)));
    const { answer } = await lab.ask({ op: 'validate', name: 'it', cases });
    assert.equal(answer.results.length, 40);
    assert.ok(answer.results.every((/** @type {any} */ { outcome }) => outcome === 'limit'));
  });
});

describe('a heap that is full', () => {
  it('ends as a limit, and the next request is answered', async () => {
    const small = await startLab('48');
    const full = await small.open(
      documentOf({ 'x-a': Array.from({ length: 27_000 }, (_, id) => ({ [`key${id}`]: 1 })) }),
    );
    assert.equal(full.end, 'limit');
    // Whoever has little memory left spends time on looking for more.
    assert.ok(['memory-limit', 'time-limit'].includes(full.code), full.code);
    assert.deepEqual(await small.ask({ op: 'ping' }), { end: 'done' });
  });
});
