import { speedEvidenceSchema, type Evidence } from '@hone/contracts';
import { incidentEvidence } from '../../services/web/src/incident/incident.fixture.js';
import { PARTITIONED_BROADCAST } from '../../services/web/src/space-time/history.fixture.js';
import { checkOf, ending, failed, passed, passedRun, type Ending } from './verdict-endings.js';

const MS = 1e6;
const MEBIBYTE = 1024 * 1024;
const SIZES = [12_500, 25_000, 50_000, 100_000];

const speed = (text: string, exponent: number, final: number): Evidence =>
  speedEvidenceSchema.parse({
    type: 'speed',
    text,
    family: 'random',
    size: 200_000,
    pairs: [[420 * MS, 100 * MS]],
    stopped: 0,
    limitNs: 2_000 * MS,
    startUp: { submissionNs: [20 * MS], referenceNs: [21 * MS] },
    baseline: { ratio: 18, source: 'measured', referenceNs: 100 * MS, naiveNs: 1_800 * MS },
    ratio: { median: exponent > 1.5 ? 4.2 : 1.1, low: 1.05, high: 4.3, confidence: 0.97, pairs: 8 },
    counted: 'median',
    undecided: false,
    attempts: 1,
    quiet: true,
    score: { speed: final, cap: 1, final },
    growth: {
      families: [
        {
          family: 'random',
          label: exponent > 1.5 ? 'n^2' : 'n',
          runnersUp: [],
          slope: exponent,
          referenceSlope: 1.04,
          verdict: exponent > 1.5 ? 'worse' : 'same',
          points: SIZES.map((n) => ({
            n,
            cpuMs: 8 * (n / 12_500) ** exponent,
            referenceCpuMs: 7 * (n / 12_500),
            naiveCpuMs: 12 * (n / 12_500) ** 2,
          })),
        },
      ],
    },
    notes: [],
  });

const step = (depth: number, name: string, source: string | undefined, rows: number, blocks: number) => ({
  depth,
  step: name,
  ...(source === undefined ? {} : { source }),
  details: [],
  rows,
  loops: 1,
  blocks,
});

const EXCHANGE: Evidence = {
  type: 'exchange',
  text: 'POST /seats answered 200 for a seat that was taken. It had to answer 409.',
  exchanges: [
    {
      atMs: 12,
      tookMs: 8,
      request: {
        method: 'POST',
        target: '/seats/12A',
        headers: [['content-type', 'application/json']],
        body: '{"holder":"ada"}',
      },
      response: { status: 200, headers: [['content-type', 'application/json']], body: '{"holder":"ada"}' },
      difference: { where: 'status', expected: '409', actual: '200' },
      curl: "curl -X POST 'http://localhost/seats/12A'",
    },
  ],
};

const UNBOUNDED: Evidence = {
  type: 'document',
  text: 'A consumer can’t tell how large a page of listOrders may become.',
  findings: [
    {
      operation: 'listOrders',
      text: 'limit has no maximum, and neither does the list in the answer.',
      pointer: '/paths/~1orders/get/parameters/0',
      file: 'openapi.yaml',
      line: 12,
      excerpt:
        '- name: limit\n  in: query\n  schema: { type: integer, minimum: 1, description: How many orders at once }',
      value: '{ "limit": 5000 }',
    },
  ],
  changes: [
    {
      id: 'response-property-became-optional',
      severity: 'fails',
      operation: 'GET /customers/{customerId}/orders/{orderId}',
      text: 'the answer may come without total',
      pointer: '/paths/~1orders',
      file: 'openapi.yaml',
      line: 9,
      breaks: 'readers',
    },
  ],
};

/** A submission for each kind of evidence, by the name of its picture. */
export const ENDINGS: Readonly<Record<string, Ending>> = {
  diff: failed('Sample 2', {
    type: 'diff',
    input: '5 60\n0 10 20 30 90\n',
    expected: '4 0\n3 30\n2 60\n',
    actual: '4 0\n3 10\n2 60\n',
    firstDifference: 2,
  }),
  crash: failed(
    'Sample 1',
    {
      type: 'output',
      input: '5 60\n',
      stdout: '',
      exit: 'The program ended with exit code 1.',
      stderr:
        'Traceback (most recent call last):\n  File "main.py", line 7, in <module>\n    print(total / count)\nZeroDivisionError: division by zero\n',
    },
    {
      reason: 'runtime-error',
      places: [{ path: 'main.py', line: 7, message: 'ZeroDivisionError: division by zero' }],
    },
  ),
  rows: failed(
    'Ties at the cut',
    {
      type: 'rows',
      columns: ['region', 'rank', 'product', 'revenue'],
      missing: [
        ['north', '3', 'Kettle', '1200.00'],
        ['south', '1', 'Lamp', '980.50'],
      ],
      extra: [
        ['north', '3', 'Kettle', '1100.00'],
        ['west', '4', 'Chair', null],
      ],
      missingCount: 3,
      extraCount: 2,
    },
    { rule: 'Products with equal revenue share a rank.', cap: 60 },
  ),
  speed: ending(
    checkOf('Measured speed', {
      evidence: speed('Grows like n²; the reference grows like n.', 1.98, 0.4),
      reason: 'too-slow',
      score: 0.4,
      required: false,
    }),
    'partial',
    58,
    passed,
  ),
  solved: ending(
    checkOf('Measured speed', {
      evidence: speed('Costs 1.1× the reference’s CPU time: full points.', 1.05, 1),
      reason: undefined,
      status: 'pass',
      score: 1,
      required: false,
    }),
    'accepted',
    100,
    passed,
  ),
  exchange: failed('A taken seat', EXCHANGE, { reason: 'contract' }),
  history: failed('Every value reaches every node', PARTITIONED_BROADCAST),
  work: failed(
    'Blocks read',
    {
      type: 'work',
      text: 'The query reads 1,290 blocks where 30 are allowed: it scans orders from end to end.',
      counts: [
        {
          name: 'blocks read with customer = 4711',
          unit: 'blocks',
          submission: 1_290,
          reference: 20,
          most: 30,
          nothingFrom: 900,
        },
      ],
      plan: [step(0, 'Limit', undefined, 20, 1_290), step(1, 'Seq Scan', 'orders', 20, 1_290)],
    },
    { reason: 'too-slow' },
  ),
  migration: failed(
    'Programs wait at most 500 ms',
    {
      type: 'migration',
      text: 'A program waited 507 ms for statement 2 of expand.sql.',
      file: 'expand.sql',
      lengthMs: 4_000,
      limitMs: 500,
      statements: [
        { place: 1, sql: 'ALTER TABLE users ADD full_name text', fromMs: 300, toMs: 310, ended: 'well' },
        { place: 2, sql: 'UPDATE users SET full_name = name', fromMs: 310, toMs: 3_310, ended: 'well' },
      ],
      programs: [
        {
          title: 'Writer',
          served: 1_200,
          blocked: 2,
          longestMs: 507,
          waits: [{ fromMs: 1_000, toMs: 1_507, blocked: true }],
        },
      ],
    },
    { reason: 'unsafe' },
  ),
  hidden: failed(
    'Null-heavy rows',
    { type: 'summary', text: '3 expected rows are missing, and none is extra.' },
    { visible: false, rule: 'A customer without orders counts as quiet.', cap: 60 },
  ),
  glimpse: {
    ...failed(
      'Null-heavy rows',
      { type: 'summary', text: '3 expected rows are missing, and none is extra.' },
      { visible: false, rule: 'A customer without orders counts as quiet.', cap: 60 },
    ),
    glimpses: [
      {
        check: 'null-heavy-rows',
        columns: ['customer_id', 'name', 'last_order'],
        expected: ['4711', 'Ada', null],
        actual: ['4711', 'Ada', '2027-02-28'],
      },
    ],
  },
  'sql-error': failed(
    'Sample',
    {
      type: 'summary',
      text: 'line 3, column 8: ERROR: column "revenu" does not exist (SQLSTATE 42703)\n3 | SELECT revenu\n           ^',
    },
    {
      reason: 'runtime-error',
      places: [{ path: 'query.sql', line: 3, column: 8, message: 'column "revenu" does not exist' }],
    },
  ),
  memory: failed(
    'Peak memory',
    {
      type: 'memory',
      text: 'Your program takes 310 MiB more than for the smallest input, the reference 40. From 240 on there are no points.',
      family: 'random',
      size: 200_000,
      submission: { emptyBytes: 8 * MEBIBYTE, peakBytes: 318 * MEBIBYTE },
      reference: { emptyBytes: 8 * MEBIBYTE, peakBytes: 48 * MEBIBYTE },
      full: 1.5,
      none: 6,
    },
    { reason: 'memory-limit' },
  ),
  document: failed('Pages are bounded', UNBOUNDED, {
    reason: 'contract',
    rule: 'A page has at most 100 orders.',
    cap: 60,
  }),
  incident: failed('Green under load', incidentEvidence({ checkouts: 144 }), { reason: 'contract' }),
  run: passedRun('Sample 1', { type: 'output', input: '5 60\n0 10 20 30 90\n', stdout: '4 0\n' }),
  compile: {
    mode: 'submit',
    events: [
      { type: 'grading.started', data: { attempt: 1 } },
      { type: 'grading.phase', data: { phase: 'compile' } },
      {
        type: 'grading.compiled',
        data: {
          ok: false,
          output:
            '  File "main.py", line 3\n    for time in times\n                     ^\nSyntaxError: expected \':\'\n',
        },
      },
      { type: 'grading.finished', data: { verdict: 'rejected', reason: 'compile-error', score: null } },
    ],
  },
};
