import {
  speedEvidenceSchema,
  type Check,
  type Evidence,
  type EventBody,
  type Score,
  type Verdict,
} from '@hone/contracts';
import { PARTITIONED_BROADCAST } from '../../services/web/src/space-time/history.fixture.js';

const MS = 1e6;
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

const checkOf = (title: string, changes: Partial<Check>): Check => ({
  id: title.toLowerCase().replaceAll(' ', '-'),
  title,
  group: 'correct',
  weight: 1,
  required: true,
  status: 'fail',
  score: 0,
  visible: true,
  reason: 'wrong-answer',
  ...changes,
});

const passed = Array.from({ length: 9 }, (_, index) =>
  checkOf(`Family ${index + 1}`, { status: 'pass', score: 1, reason: undefined, visible: false }),
);

const scoreOf = (points: number, lead: Check): Score => ({
  points,
  max: 100,
  percent: points,
  groups: [
    {
      id: 'correct',
      title: 'Correctness',
      points,
      max: 100,
      components: [{ check: lead.id, points: lead.score * 8.7, max: 8.7, status: lead.status }],
    },
  ],
});

/** The events of a submission whose verdict one check explains. */
const ending = (lead: Check, verdict: Verdict, points: number, others: readonly Check[]): EventBody[] => {
  const checks = [...others, lead];
  return [
    { type: 'grading.started', data: { attempt: 1 } },
    { type: 'grading.phase', data: { phase: 'run' } },
    ...checks.map((check, index): EventBody => ({
      type: 'grading.check',
      data: { check, done: index + 1, total: checks.length },
    })),
    {
      type: 'grading.finished',
      data: { verdict, reason: lead.reason ?? null, score: scoreOf(points, lead) },
    },
  ];
};

const failed = (title: string, evidence: Evidence, changes: Partial<Check> = {}): EventBody[] =>
  ending(checkOf(title, { evidence, ...changes }), 'rejected', 12, passed);

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

/** A submission for each kind of evidence, by the name of its picture. */
export const ENDINGS: Readonly<Record<string, readonly EventBody[]>> = {
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
  compile: [
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
};
