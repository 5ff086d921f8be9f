import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTrustedCache, gradeSubmission } from '@hone/grading';
import { stringify } from 'yaml';
import { loadTexts } from '../support/challenges/load-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

/** The shop that unit tests run in their own process; here it runs in a box, as a learner's service does. */
const SHOP = fileURLToPath(
  new URL('../../services/kinds/src/api-design/tasks/implementation/probes/shop/', import.meta.url),
);
const PLAIN = {
  ids: 'number',
  replayStatus: 201,
  inUse: 'wait',
  slowMs: 0,
  pages: 'cursor',
  beyondMost: 'cut',
  problem: 'full',
  tag: 'strong',
  body: 'length',
  connection: 'keep',
  tooLarge: 'answer',
  window: 'fixed',
  retryAfter: 'seconds',
  assigned: 'ignored',
};

const AUTHORIZED = { Authorization: 'Bearer {{caller}}' };
const PROBES = [
  { probe: 'caching', id: 'copies', setup: ['create'], read: 'read', change: 'update' },
  { probe: 'limits', id: 'limit', operation: 'limited', other: 'bob', requests: 20, windowMs: 1000 },
  { probe: 'errors', id: 'wrong-requests', operation: 'create', cases: ['too-large', 'malformed-json'] },
  {
    probe: 'concurrency',
    id: 'stock',
    setup: ['addStock'],
    operation: 'buy',
    attempts: 50,
    rounds: 5,
    winners: 10,
    lost: [409],
    after: ['readStock'],
  },
  { probe: 'graceful-stop', id: 'stop', operation: 'create' },
].map((probe) => ({
  title: `The probe ${probe.id}`,
  group: 'properties',
  ...probe,
  draw: { item: 'sentence' },
}));

const OPERATIONS = {
  create: {
    send: 'POST /orders',
    headers: AUTHORIZED,
    json: { item: '{{item}}', amount: 3 },
    expect: { status: 201, json: { item: '{{item}}' } },
    keep: { id: 'json.id' },
  },
  read: {
    send: 'GET /orders/{{id}}',
    headers: AUTHORIZED,
    expect: { status: 200 },
    keep: { tag: 'headers.etag' },
  },
  update: {
    send: 'PATCH /orders/{{id}}',
    headers: { ...AUTHORIZED, 'If-Match': '{{tag}}' },
    json: { item: '{{item}}' },
    expect: { status: 200 },
  },
  limited: { send: 'GET /limited', headers: AUTHORIZED, expect: { status: 200 } },
  addStock: {
    send: 'POST /stock',
    headers: AUTHORIZED,
    json: { left: 10 },
    expect: { status: 201 },
    keep: { stock: 'json.id' },
  },
  buy: { send: 'POST /stock/{{stock}}/purchases', headers: AUTHORIZED, json: {}, expect: { status: 201 } },
  readStock: {
    send: 'GET /stock/{{stock}}',
    headers: AUTHORIZED,
    expect: { status: 200, json: { left: 0 } },
  },
};

const MANIFEST = {
  format: 'hone/1',
  slug: 'orders-of-a-shop',
  title: 'Orders of a shop',
  kind: 'api-design',
  summary: 'A service that probes ask.',
  difficulty: 1,
  minutes: 10,
  skills: ['api-design'],
  languages: ['typescript'],
  submit: ['**'],
  limits: { cpuMs: 20000, wallMs: 60000, memoryMiB: 128, outputKiB: 256, processes: 64 },
  groups: [
    { id: 'correct', title: 'Correct', weight: 50, aggregate: 'all' },
    { id: 'properties', title: 'Properties', weight: 50, aggregate: 'sum' },
  ],
  grading: {
    task: 'implementation',
    contract: { path: 'fixtures/openapi.yaml' },
    service: { port: 8080, ready: '/healthz' },
    callers: { alice: { bearer: '{seeded}' }, bob: { bearer: '{seeded}' } },
    checks: [
      {
        id: 'order',
        title: 'An order',
        group: 'correct',
        visible: true,
        steps: [
          {
            send: 'POST /orders',
            headers: { Authorization: 'Bearer {{callers.bob}}' },
            json: { item: 'tea', amount: 1 },
            expect: { status: 201 },
          },
        ],
      },
    ],
    operations: OPERATIONS,
    probes: PROBES,
  },
};

const MAIN = 'main.ts';
const DRAIN =
  "process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeIdleConnections(); });";

function programOf(
  style: object,
  bugs: readonly string[],
  stop: string,
): { path: string; content: string }[] {
  const main = `
import { createShop } from './shop.fixture.js';
const callers = Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}'));
const owners = new Map(callers.map(([name, token]) => [token, name]));
const server = createShop(${JSON.stringify({ ...PLAIN, ...style })}, ${JSON.stringify(bugs)}, owners, () => performance.now());
server.listen(Number(process.env.PORT), '127.0.0.1');
${stop}
`;
  const parts = readdirSync(SHOP).map((path) => ({ path, content: readFileSync(`${SHOP}${path}`, 'utf8') }));
  return [{ path: MAIN, content: main }, ...parts.filter(({ path }) => path !== 'shop-probes.fixture.ts')];
}

const challenge = loadTexts({
  'challenge.yml': stringify(MANIFEST),
  'fixtures/openapi.yaml': 'openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths: {}\n',
  'statement.md': '# Orders of a shop\n',
  'hints.yml': 'hints: [Ask the service.]\n',
  'editorial.md': 'A shop.\n',
  [`starter/typescript/${MAIN}`]: '\n',
});
const cache = createTrustedCache();
let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

async function failedOnes(files: { path: string; content: string }[]): Promise<string[]> {
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: { language: 'typescript', files, mode: 'submit', seed: 'a1' },
    sandbox,
    cache,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  await close();
  return judgement.checks.filter(({ status }) => status !== 'pass').map(({ id }) => id);
}

describe('probes of a service in its box', () => {
  it.each([
    ['a plain one', {}],
    ['one that sends chunks and weak tags', { body: 'chunked', tag: 'weak', window: 'sliding' }],
    ['one that ends each connection', { connection: 'close', tooLarge: 'hang-up', retryAfter: 'date' }],
  ])('pass %s', async (_, style) => {
    expect(await failedOnes(programOf(style, [], DRAIN))).toEqual([]);
  });

  it.each([
    ['never-304', 'copies'],
    ['tag-never-changes', 'copies'],
    ['no-head', 'copies'],
    ['no-limit', 'limit'],
    ['limit-of-all', 'limit'],
    ['never-recovers', 'limit'],
    ['any-size', 'wrong-requests'],
    ['crashes', 'wrong-requests'],
    ['oversold', 'stock'],
  ])('find the mistake %s', async (bug, check) => {
    expect(await failedOnes(programOf({}, [bug], DRAIN))).toEqual([check]);
  });

  it('find that a service ends by the signal', async () => {
    expect(await failedOnes(programOf({}, [], ''))).toEqual(['stop']);
  });
});
