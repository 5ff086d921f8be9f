import type { ChallengePackage } from '@hone/contracts/kind';
import { describe, expect, it } from 'vitest';
import { createInMemoryLab, openText } from '../../testing/in-memory-lab.js';
import { documentSchema, evolutionSchema } from './definition.js';
import { inspectDocument } from './inspect.js';
import { judgeBreaking } from './judge-breaking.js';
import { listJudges } from './judges.js';
import { judgeVersion } from './judge-version.js';
import { openedDocument, SUBMISSION } from './opened.js';

const document = (quantity: string): string => `openapi: 3.1.0
info: { title: Test, version: 1.2.3 }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [sku, quantity]
              properties: { sku: { type: string }, quantity: ${quantity}, requestId: { type: string } }
      responses:
        '201':
          description: Created.
          content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string } } } } }
`;

const RIGHT = `also: { requestId: r-1 }\nbase: { sku: '{{sku}}', quantity: 1 }\ncases:\n  - { why: one piece }\n`;
const WRONG = `base: { sku: '{{sku}}', quantity: 1 }\ncases:\n  - { why: no piece, set: { /quantity: 0 } }\n`;
const FILES = {
  'tests/payloads/right.yml': RIGHT,
  'tests/payloads/wrong.yml': WRONG,
  'tests/consumers/shop.yml': '- { call: createOrder, body: { sku: A, quantity: 1 }, keep: { order: id } }\n',
};

const definition = (operations = ['createOrder']) =>
  documentSchema.parse({
    task: 'document',
    operations,
    payloads: [
      {
        id: 'orders',
        title: 'Orders',
        group: 'correct',
        operation: 'createOrder',
        draw: { sku: 'word' },
        valid: 'tests/payloads/right.yml',
        invalid: 'tests/payloads/wrong.yml',
      },
    ],
    consumers: [{ id: 'shop', title: 'Shop', group: 'correct', steps: 'tests/consumers/shop.yml' }],
  });

const packOf = (files: Readonly<Record<string, string>>) =>
  ({
    slug: 'test',
    manifest: { languages: ['openapi'], groups: [{ id: 'correct' }] },
    files: new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
  }) as unknown as ChallengePackage;

async function judgeAll(text: string, operations?: string[]): Promise<Record<string, string[]>> {
  const lab = createInMemoryLab();
  const answer = await lab.open(SUBMISSION, { 'openapi.yaml': text }, 'openapi.yaml');
  if (!answer.ok) throw new Error('it was not opened');
  const session = {
    package: packOf(FILES),
    definition: definition(operations),
    seed: 'a1',
    mode: 'submit' as const,
  };
  const judged = await Promise.all(
    listJudges(session).map(async (judged) => {
      const { plan } = judged;
      const { complaints } = await judged.judge(openedDocument(lab, answer), undefined);
      return [
        plan.id,
        complaints.map(({ problem, instead = '' }) => `${problem} ${instead}`.trim()),
      ] as const;
    }),
  );
  return Object.fromEntries(judged);
}

describe('the checks of a document', () => {
  it('pass where bodies and calls are as they should be', async () => {
    expect(await judgeAll(document('{ type: integer, minimum: 1 }'))).toEqual({
      operations: [],
      orders: [],
      shop: [],
    });
  });

  it('fail where a wrong body is accepted', async () => {
    const { orders } = await judgeAll(document('{ type: integer }'));
    expect(orders).toEqual(['The schema accepts a request that breaks the rules: no piece.']);
  });

  it('fail where a right body is rejected, and say why', async () => {
    const { orders, shop } = await judgeAll(document('{ type: integer, minimum: 2 }'));
    expect(orders?.join()).toMatch(/rejects a correct request: one piece. At `\/quantity` it must be >= 2/);
    expect(shop?.join()).toMatch(/can't send its body/);
  });

  it('fail where an answer promises too little', async () => {
    const { shop } = await judgeAll(
      document('{ type: integer, minimum: 1 }').replace('required: [id], ', ''),
    );
    expect(shop?.join()).toMatch(/rely on `id`/);
  });

  it('pass where a PUT lets the consumer choose a value of the path', async () => {
    const put = document('{ type: integer, minimum: 1 }')
      .replace('/orders:', '/orders/{request}:')
      .replace(
        'post:',
        'put:\n      parameters: [{ name: request, in: path, required: true, schema: { type: string } }]',
      );
    expect((await judgeAll(put))['shop']).toEqual([]);
    expect((await judgeAll(put.replace('put:', 'post:')))['shop']?.join()).toMatch(/can't fill the path/);
  });

  it('fail where an operation is missing', async () => {
    const { operations } = await judgeAll(document('{ type: integer, minimum: 1 }'), [
      'createOrder',
      'getOrder',
    ]);
    expect(operations?.join()).toMatch(/No operation has the operationId `getOrder`/);
  });
});

const PAID = `{ type: object, required: [sku, quantity], properties: { sku: { type: string }, quantity: { type: integer, minimum: 1 } } }`;
const webhook = (name: string, schema = PAID): string =>
  `${document('{ type: integer }')}webhooks:
  ${name}:
    post:
      requestBody: { content: { application/json: { schema: ${schema} } } }
      responses: { '204': { description: Taken. } }
`;

describe('the body of an event', () => {
  const ofEvent = (event: string) => {
    const [orders] = definition().payloads;
    return { ...definition(), payloads: [{ ...orders!, operation: undefined, event }], consumers: [] };
  };
  const judgeEvent = async (text: string): Promise<string> => {
    const lab = createInMemoryLab();
    const answer = await lab.open(SUBMISSION, { 'openapi.yaml': text }, 'openapi.yaml');
    if (!answer.ok) throw new Error('it was not opened');
    const session = {
      package: packOf(FILES),
      definition: ofEvent('order.paid'),
      seed: 'a1',
      mode: 'submit' as const,
    };
    const judge = listJudges(session).find(({ plan }) => plan.id === 'orders');
    const verdict = await judge?.judge(openedDocument(lab, answer), undefined);
    return verdict?.complaints.map(({ problem }) => problem).join() ?? 'not judged';
  };

  it('is tried on the webhook that carries it', async () => {
    expect(await judgeEvent(webhook('orderPaid'))).toBe('');
    expect(await judgeEvent(webhook('orderPaid', PAID.replace(', minimum: 1', '')))).toMatch(/no piece/);
    expect(await judgeEvent(webhook('orderSent'))).toMatch(/can't know what `order.paid` looks like/);
  });

  it('is asked for by a check of webhooks, too', () => {
    const codes = inspectDocument(packOf(FILES), ofEvent('order.paid')).map(({ code }) => code);
    expect(codes).toContain('EVENT_UNKNOWN');
  });

  it('has no operation as well', () => {
    const [orders] = definition().payloads;
    const both = { ...definition(), payloads: [{ ...orders, event: 'order.paid' }] };
    expect(documentSchema.safeParse(both).error?.message).toMatch(/name an operation, or an event/);
  });
});

describe('the author gate of a document', () => {
  const codes = (files: Readonly<Record<string, string>>, operations?: string[]): string[] =>
    inspectDocument(packOf(files), definition(operations)).map(({ code }) => code);

  it('finds nothing wrong with a complete task', () => {
    expect(codes(FILES)).toEqual([]);
  });

  it.each([
    ['a missing file', { ...FILES, 'tests/payloads/wrong.yml': undefined }, 'FILE_MISSING'],
    ['a file that nothing names', { ...FILES, 'tests/payloads/more.yml': RIGHT }, 'FILE_UNUSED'],
    [
      'a value that nobody draws',
      { ...FILES, 'tests/payloads/wrong.yml': WRONG.replace('sku}}', 'code}}') },
      'VALUE_UNKNOWN',
    ],
    [
      'a key that there is not',
      { ...FILES, 'tests/payloads/wrong.yml': WRONG.replace('set:', 'put:') },
      'FILE_INVALID',
    ],
  ])('finds %s', (_, files, code) => {
    const there = Object.entries(files).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, text] as const],
    );
    expect(codes(Object.fromEntries(there))).toContain(code);
  });

  it('finds operations that learners cannot see', () => {
    expect(codes(FILES, ['getOrder'])).toContain('OPERATION_UNKNOWN');
  });
});

describe('the version of an evolution', () => {
  const versioned = (version: string) => {
    const answer = openText(`openapi: 3.1.0\ninfo: { title: Test, version: ${version} }\npaths: {}\n`);
    if (!answer.ok) throw new Error('it was not opened');
    return answer;
  };

  it.each([
    ['minor', '1.3.0', true],
    ['minor', '1.2.4', false],
    ['minor', '1.3.1', false],
    ['major', '2.0.0', true],
    ['patch', '1.2.4', true],
    ['patch', 'next', false],
  ] as const)('raised by %s may be %s: %s', (raise, version, isRight) => {
    const { complaints } = judgeVersion(versioned(version), versioned('1.2.3'), raise);
    expect(complaints.length === 0).toBe(isRight);
  });

  it('is part of a definition with a base', () => {
    const { id } = evolutionSchema.shape.breaking.parse({ group: 'correct', fail: ['servers-changed'] });
    expect(id).toBe('compatible');
  });
});

describe('servers of a new version', () => {
  const withServers = (servers: string) => {
    const answer = openText(`openapi: 3.1.0\ninfo: { title: Test, version: 1.0.0 }\n${servers}paths: {}\n`);
    if (!answer.ok) throw new Error('it was not opened');
    return openedDocument(createInMemoryLab(), answer);
  };
  const OLD = 'servers: [{ url: "https://a.example" }]\n';

  it.each([
    [OLD, []],
    [
      'servers: [{ url: "https://b.example" }]\n',
      ['the servers were https://a.example, and are now https://b.example'],
    ],
    ['', ['the servers were https://a.example, and are now none']],
    [
      'servers: [{ url: "https://a.example", description: "New" }]\n',
      [
        'the servers were [{"url":"https://a.example"}], and are now [{"url":"https://a.example","description":"New"}]',
      ],
    ],
  ])('%s are compared with those of the old one', async (servers, problems) => {
    const { document: base } = withServers(OLD);
    const verdict = await judgeBreaking(
      withServers(servers),
      base,
      evolutionSchema.shape.breaking.parse({ group: 'correct', fail: ['servers-changed'] }),
    );
    expect(verdict.complaints.map(({ problem }) => problem)).toEqual(problems);
  });
});
