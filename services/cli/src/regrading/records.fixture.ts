import {
  FULL_MARKS,
  type Check,
  type RegradeComparison,
  type SpeedEvidence,
  type Submission,
} from '@hone/contracts';

/**
 * This multiple of the reference's cost earns half, when naive is `HALFWAY ** 2 / 1.3` times the reference.
 */
export const HALFWAY = 4;

/** Evidence of eight undisturbed pairs in which the submission costs `ratio` times the reference. */
export const speedOf = (ratio: number): SpeedEvidence => ({
  type: 'speed',
  text: 'measured',
  family: 'random',
  size: 2_000,
  pairs: Array.from({ length: 8 }, () => [ratio * 100e6, 100e6]),
  stopped: 0,
  limitNs: 3e9,
  startUp: { submissionNs: [0], referenceNs: [0] },
  baseline: { ratio: HALFWAY ** 2 / FULL_MARKS, source: 'measured', referenceNs: 100e6, naiveNs: 137e7 },
  ratio: { median: ratio, low: ratio, high: ratio, confidence: 0.992, pairs: 8 },
  counted: 'median',
  undecided: false,
  attempts: 1,
  quiet: true,
  score: { speed: 1, cap: 1, final: 1 },
  growth: {
    families: [
      {
        family: 'random',
        label: 'n',
        runnersUp: ['n log n'],
        slope: 1.04,
        referenceSlope: 1,
        verdict: 'same',
        points: [],
      },
    ],
  },
  notes: [],
});

/** A measured check with this score. */
export const speedCheck = (score: number, evidence?: SpeedEvidence): Check => ({
  id: 'speed',
  title: 'Speed',
  group: 'speed',
  weight: 1,
  required: false,
  status: score === 1 ? 'pass' : 'fail',
  score,
  visible: false,
  ...(evidence === undefined ? {} : { evidence }),
});

/** A graded submission with full points. */
export const recordOf = (id: string, changes: Partial<Submission> = {}): Submission => ({
  id,
  challenge: { slug: 'busiest-window', version: 3 },
  language: 'python',
  mode: 'submit',
  status: 'graded',
  verdict: 'accepted',
  reason: null,
  score: { points: 100, max: 100, percent: 100, groups: [] },
  checks: [speedCheck(1, speedOf(1))],
  phases: null,
  attempts: 1,
  lastSeq: 9,
  createdAt: '2026-01-02T03:04:05.000Z',
  finishedAt: '2026-01-02T03:04:09.000Z',
  ...changes,
});

/** The comparison of two gradings with these percents, as the api returns it. */
export const comparisonOf = (before: number, after: number): RegradeComparison => ({
  verdict: {
    before: before === 100 ? 'accepted' : 'partial',
    after: after === 100 ? 'accepted' : 'partial',
  },
  percent: { before, after },
  checks: [],
});
