import { stepSchema, type Step } from '../../../../exchanges/step.js';
import { probeSchema, type Probe } from '../probe-table.js';
import { LIMIT } from './limit.fixture.js';
import { MOST } from './pages.fixture.js';
import type { Style } from './style.fixture.js';

const AUTHORIZED = { Authorization: 'Bearer {{caller}}' };
const ORDER = { item: '{{item}}', amount: '{{amount}}' };

const OPERATIONS: Record<string, object> = {
  create: {
    send: 'POST /orders',
    headers: AUTHORIZED,
    json: ORDER,
    expect: { status: 201, json: { id: '$id', item: '{{item}}', amount: '{{amount}}' } },
    keep: { id: 'json.id' },
  },
  read: {
    send: 'GET /orders/{{id}}',
    headers: AUTHORIZED,
    expect: { status: 200 },
    keep: { item: 'json.item' },
  },
  readTag: {
    send: 'GET /orders/{{id}}',
    headers: AUTHORIZED,
    expect: { status: 200 },
    keep: { tag: 'headers.etag' },
  },
  readAgain: {
    send: 'GET /orders/{{id}}',
    headers: AUTHORIZED,
    expect: { status: 200, json: { item: '{{item}}' } },
  },
  update: {
    send: 'PATCH /orders/{{id}}',
    headers: { ...AUTHORIZED, 'If-Match': '{{tag}}' },
    json: { item: '{{item}}' },
    expect: { status: 200, json: { item: '{{item}}' } },
  },
  confirm: { send: 'POST /orders/{{id}}/confirm', headers: AUTHORIZED, expect: { status: 200 } },
  list: { send: 'GET /orders', headers: AUTHORIZED, expect: { status: 200 } },
  readMissing: { send: 'GET /orders/{{absent}}', headers: AUTHORIZED, expect: { status: 404 } },
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
  limited: { send: 'GET /limited', headers: AUTHORIZED, expect: { status: 200 } },
};

/** Operations with a key. */
const keyed = (replayStatus: number): Record<string, object> => {
  const headers = { ...AUTHORIZED, 'Idempotency-Key': '{{key}}' };
  const asBob = { Authorization: 'Bearer {{callers.bob}}', 'Idempotency-Key': '{{key}}' };
  const expected = { status: [201, replayStatus], json: { id: '$id', item: '{{item}}' } };
  const create = { send: 'POST /orders', headers, json: ORDER, expect: expected, keep: { id: 'json.id' } };
  return {
    createKeyed: create,
    createOther: { ...create, json: { ...ORDER, item: 'another' } },
    createAsBob: { ...create, headers: asBob },
  };
};

/** The operations of the shop as a task names them. */
export function shopOperations({ replayStatus }: Style): Record<string, Step> {
  const all = { ...OPERATIONS, ...keyed(replayStatus) };
  return Object.fromEntries(Object.entries(all).map(([name, step]) => [name, stepSchema.parse(step)]));
}

const DRAW = { item: 'sentence', amount: { integer: [1, 900] }, key: 'uuid' };
const STYLES_OF_PAGES = {
  cursor: { by: 'cursor', parameter: 'after', next: 'json.next' },
  offset: { by: 'offset', parameter: 'offset' },
  page: { by: 'page', parameter: 'page' },
  link: { by: 'link' },
} as const;

const PROBES: Record<string, object> = {
  errors: {
    probe: 'errors',
    operation: 'create',
    cases: ['malformed-json', 'media-type', 'not-acceptable', 'too-large', 'unknown-path'],
    invalid: [{ amount: 0 }, { amount: '7' }, { item: '$absent' }],
    missing: ['readMissing'],
    methods: { 'DELETE /orders': ['GET', 'POST'] },
    draw: { ...DRAW, absent: 'uuid' },
  },
  idempotency: {
    probe: 'idempotency',
    operation: 'createKeyed',
    between: 'confirm',
    other: 'createOther',
    otherCaller: 'createAsBob',
    draw: DRAW,
  },
  concurrency: {
    probe: 'concurrency',
    setup: ['create', 'readTag'],
    operation: 'update',
    lost: [412],
    after: ['readAgain'],
    draw: DRAW,
  },
  'concurrency-stock': {
    probe: 'concurrency',
    setup: ['addStock'],
    operation: 'buy',
    attempts: 50,
    winners: 10,
    lost: [409],
    identity: 'json.id',
    after: ['readStock'],
  },
  caching: { probe: 'caching', setup: ['create'], read: 'readTag', change: 'update', draw: DRAW },
  authorization: {
    probe: 'authorization',
    setup: ['create'],
    operations: ['readAgain', 'update', 'confirm'],
    lists: ['list'],
    read: 'read',
    missing: { id: 'uuid' },
    assign: { operation: 'create', fields: { owner: 'bob', status: 'confirmed' } },
    draw: { ...DRAW, tag: 'uuid' },
  },
  limits: { probe: 'limits', operation: 'limited', other: 'bob', problem: false, ...LIMIT },
};

const pagination = (pages: Style['pages']): object => ({
  probe: 'pagination',
  create: 'create',
  list: 'list',
  items: 23,
  entries: pages === 'link' ? 'json' : 'json.items',
  size: { parameter: 'limit', walk: 4, most: MOST },
  style: STYLES_OF_PAGES[pages],
  stable: pages === 'cursor' || pages === 'link',
  badSize: [400],
  draw: DRAW,
});

/** Every probe, played against the shop. */
export function shopProbes({ pages }: Style): Readonly<Record<string, Probe>> {
  return Object.fromEntries(
    Object.entries({ ...PROBES, pagination: pagination(pages) }).map(([id, probe]) => [
      id,
      probeSchema.parse({ id, title: `The shop: ${id}`, group: 'correct', ...probe }),
    ]),
  );
}
