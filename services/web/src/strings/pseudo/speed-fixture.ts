import { speedEvidenceSchema, type SpeedEvidence } from '@hone/contracts';

const MS = 1e6;
const GROWING = [10_000, 20_000, 40_000, 80_000].map((n) => ({
  n,
  cpuMs: (n / 1_000) * 3,
  referenceCpuMs: n / 1_000,
  naiveCpuMs: n,
  runs: [
    [(n / 1_000) * 2.7 * MS, 100 * MS],
    [(n / 1_000) * 3.3 * MS, 100 * MS],
  ],
}));

const family = (name: string, changes: object) => ({
  family: name,
  label: 'n^2',
  runnersUp: ['n log n'],
  slope: 1.97,
  referenceSlope: 1.04,
  verdict: 'worse',
  points: GROWING,
  ...changes,
});

/** A measured speed with all fields. */
export function measuredSpeed(changes: object = {}): SpeedEvidence {
  return speedEvidenceSchema.parse({
    type: 'speed',
    text: 'Ταχύτητα',
    family: 'άλφα',
    size: 200_000,
    pairs: [
      [420 * MS, 100 * MS],
      [424 * MS, 101 * MS],
      [420 * MS, 100 * MS],
      [500 * MS, 180 * MS],
    ],
    waitedNs: [150 * MS],
    stopped: 0,
    limitNs: 2_000 * MS,
    startUp: { submissionNs: [20 * MS], referenceNs: [21 * MS] },
    baseline: { ratio: 18, source: 'measured', referenceNs: 100 * MS, naiveNs: 1_800 * MS },
    ratio: { median: 4.2, low: 4.1, high: 4.3, confidence: 0.97, pairs: 3 },
    counted: 'median',
    undecided: false,
    attempts: 2,
    quiet: true,
    score: { speed: 0.55, cap: 0.5, final: 0.5 },
    growth: {
      families: [
        family('άλφα', {}),
        family('βήτα', { verdict: 'same' }),
        family('γάμμα', { verdict: 'inconclusive', label: null, slope: null }),
      ],
      doubtMs: { submission: 1, reference: 2 },
      yardstick: { calmNs: 100 * MS, startUp: [] },
    },
    notes: ['Σημείωση'],
    ...changes,
  });
}
