import {
  evidenceSchema,
  type AccountAccess,
  type ApiToken,
  type AccountSession,
  type ChallengeSummary,
  type ChallengeView,
  type Check,
  type LearningAids,
  type Outbox,
  type Submission,
  type User,
} from '@hone/contracts';
import { formatDateTime } from '../../words/quantities.js';

/** Data as a server would send them, without a Latin letter in the visible parts. */
const WHEN = '2020-05-04T10:00:00.000Z';

/** `WHEN` as it is shown. */
export const SHOWN_WHEN = formatDateTime(WHEN);

export const GUEST: User = { id: 'u1', name: 'Επισκέπτης', guest: true, roles: [] };
export const PERSON: User = {
  ...GUEST,
  name: 'Άδα',
  email: 'άδα@παράδειγμα',
  guest: false,
  roles: ['admin'],
};

export const ACCESS: AccountAccess = {
  email: 'άδα@παράδειγμα',
  emailConfirmed: false,
  password: true,
  mail: true,
  identities: [{ issuer: 'https://127.0.0.1', since: WHEN }],
};

export const OUTBOX: Outbox = {
  mailTo: 'outbox',
  items: [{ id: 'm1', to: 'άδα@παράδειγμα', subject: 'Θέμα', sentAt: WHEN }],
  nextCursor: null,
};

export const SUMMARY: ChallengeSummary = {
  slug: 'window',
  title: 'Παράθυρο',
  kind: 'optimization',
  summary: 'Περίληψη',
  difficulty: 2,
  minutes: 30,
  skills: ['relational', 'cross-team'],
  languages: ['python', 'cpp'],
  status: 'tried',
};

export const CHALLENGE: ChallengeView = {
  ...SUMMARY,
  version: 3,
  statement: 'Κείμενο\n\n| α | β |\n|---|---|\n| 1 | 2 |\n',
  starter: { python: [{ path: 'αρχείο', content: 'α' }] },
  samples: [{ id: 'σ', title: 'Δείγμα', input: '1', output: '2', note: 'Σημείωση' }],
  tables: [
    {
      name: 'πίνακας',
      columns: [
        { name: 'α', type: 'τ', nullable: false, key: 'primary' },
        { name: 'β', type: 'τ', nullable: true, key: 'unique', references: { table: 'γ', column: 'δ' } },
      ],
      constraints: ['α > 1'],
      rowCount: 5,
      rows: [['1', null]],
    },
  ],
  engine: 'sqlite',
  limits: { cpuMs: 2_000, wallMs: 10_000, memoryMiB: 256, outputKiB: 64, processes: 16 },
  groups: [
    { id: 'α', title: 'Ομάδα', weight: 0, note: 'Σημείωση' },
    { id: 'β', title: 'Ομάδα', weight: 60 },
  ],
  hintsAvailable: 3,
  submit: ['αρχείο'],
  customInput: { label: 'Είσοδος', maxBytes: 100 },
};

export const AIDS: LearningAids = {
  hints: [{ index: 1, text: 'Υπόδειξη' }],
  hintsAvailable: 3,
  attemptsToNextHint: 2,
  solved: false,
  gaveUp: false,
  editorial: false,
};

export const SESSIONS: readonly AccountSession[] = [
  { id: 's1', current: true, createdAt: WHEN, lastSeenAt: WHEN, client: 'Φυλλομετρητής' },
  { id: 's2', current: false, createdAt: WHEN, lastSeenAt: WHEN, client: 'Άλλος' },
  { id: 's3', current: false, createdAt: WHEN, lastSeenAt: WHEN, client: 'Άλλος' },
];

export const TOKENS: readonly ApiToken[] = [
  {
    id: 't1',
    name: 'Κλειδί',
    scopes: ['read', 'submit'],
    createdAt: WHEN,
    expiresAt: null,
    lastUsedAt: null,
  },
  { id: 't2', name: 'Κλειδί', scopes: ['admin'], createdAt: WHEN, expiresAt: WHEN, lastUsedAt: WHEN },
  {
    id: 't3',
    name: 'Κλειδί',
    scopes: ['drafts'],
    createdAt: WHEN,
    expiresAt: '2999-05-04T10:00:00.000Z',
    lastUsedAt: null,
  },
];

export const SHOWN_EXPIRY = formatDateTime('2999-05-04T10:00:00.000Z');

export function checkOf(changes: Partial<Check>): Check {
  return {
    id: 'σ',
    title: 'Έλεγχος',
    group: 'α',
    weight: 1,
    required: true,
    status: 'pass',
    score: 1,
    visible: false,
    ...changes,
  };
}

const SCORE = {
  points: 40,
  max: 100,
  percent: 40,
  groups: [
    {
      id: 'α',
      title: 'Ομάδα',
      points: 40,
      max: 100,
      components: [{ check: 'σ', points: 97.7, max: 100 }],
    },
  ],
  cap: { at: 40, check: 'ρ' },
};

export const SUBMISSION: Submission = {
  id: 'x1',
  challenge: { slug: 'window', version: 3 },
  language: 'python',
  mode: 'submit',
  status: 'graded',
  verdict: 'partial',
  reason: 'wrong-answer',
  score: SCORE,
  checks: [],
  phases: {
    queuedMs: 40,
    waitingMs: 10,
    calibrateMs: 10,
    prepareMs: 200,
    compileMs: 60,
    runMs: 9_000,
    measureMs: 10,
    judgeMs: 100,
    recordMs: 600,
  },
  attempts: 2,
  lastSeq: 6,
  createdAt: WHEN,
  finishedAt: '2020-05-04T10:01:00.000Z',
};

const PEAKS = { emptyBytes: 8_000_000, peakBytes: 38_000_000 };
const STEP = { depth: 0, step: 'Βήμα', source: 'πηγή', details: ['λεπτό'], rows: 1, loops: 1, blocks: 3 };

/** Every kind of evidence except measured speed and histories, with all fields. */
export const EVIDENCE = [
  { type: 'summary', text: 'Περίληψη' },
  {
    type: 'diff',
    text: 'Διαφορά',
    input: '1',
    expected: `${'=\n'.repeat(30)}1\n2\n3\n`,
    actual: `${'=\n'.repeat(30)}1\nβ\n`,
    stderr: 'σφάλμα',
    firstDifference: 2,
  },
  { type: 'diff', expected: '1\n'.repeat(400), actual: '' },
  {
    type: 'rows',
    columns: ['α'],
    expectedColumns: ['β'],
    rows: [[null], ['']],
    rowCount: 9,
    missing: [['1']],
    extra: [['2']],
    missingCount: 1,
    extraCount: 2,
    plan: [STEP],
  },
  {
    type: 'rows',
    columns: ['α'],
    rows: [],
    rowCount: 0,
    missing: [],
    extra: [],
    missingCount: 0,
    extraCount: 0,
    firstDifference: { position: 2, expected: ['1'], actual: ['2'] },
  },
  { type: 'output', stdout: '', stderr: 'σφάλμα', exit: 'έξοδος' },
  {
    type: 'work',
    text: 'Έργο',
    counts: [
      { name: 'μέτρο', unit: 'blocks', submission: 1_290, reference: 20, most: 30, nothingFrom: 900 },
      { name: 'μέτρο', unit: 'bytes', submission: 5_000, reference: 4_096, most: 8_192 },
    ],
    plan: [STEP],
    referencePlan: [STEP],
  },
  {
    type: 'exchange',
    text: 'Συνομιλία',
    exchanges: [
      {
        atMs: 1,
        tookMs: 2,
        request: { method: 'Γ', target: '/α', headers: [['κ', 'τ']], body: 'σώμα' },
        response: { status: 200, headers: [], body: '{}' },
        difference: { where: 'σώμα', expected: '{"α":1}', actual: '{"α":2}' },
        curl: 'γ',
        log: 'γραμμή',
      },
      {
        atMs: 3,
        tookMs: 2,
        request: { method: 'Γ', target: '/β', headers: [] },
        failure: 'Σιωπή',
        expected: '204',
        curl: 'γ',
      },
    ],
    log: 'γραμμή',
  },
  {
    type: 'memory',
    text: 'Μνήμη',
    family: 'οικογένεια',
    size: 1_000,
    submission: PEAKS,
    reference: PEAKS,
    full: 1.5,
    none: 6,
  },
  {
    type: 'migration',
    text: 'Μετανάστευση',
    file: 'αρχείο',
    lengthMs: 4_000,
    limitMs: 500,
    statements: [
      { place: 1, sql: 'α', fromMs: 100, toMs: 200, ended: 'again' },
      { place: 1, sql: 'α', fromMs: 300, toMs: 310, ended: 'well' },
      { place: 2, sql: 'β', fromMs: 310, toMs: 3_310, ended: 'refused' },
    ],
    programs: [
      {
        title: 'Πρόγραμμα',
        served: 1_200,
        blocked: 2,
        longestMs: 507,
        waits: [
          { fromMs: 1_000, toMs: 1_507, blocked: true },
          { fromMs: 2_000, toMs: 2_010, blocked: false },
        ],
      },
    ],
    hazards: [{ file: 'αρχείο', line: 3, rule: 'κανόνας', message: 'Πονάει.' }],
  },
].map((each) => evidenceSchema.parse(each));
