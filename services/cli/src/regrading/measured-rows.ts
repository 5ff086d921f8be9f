import { growthClassSchema, type Check, type MemoryEvidence, type SpeedEvidence } from '@hone/contracts';
import type { Row } from '../screen/columns.js';
import type { RecomputedScore } from './recompute-scores.js';

/** A measured check of one of the two gradings, with its recomputed score. */
export interface MeasuredSide {
  readonly check: Check | undefined;
  readonly recomputed: RecomputedScore | undefined;
}

/** Shown where a grading has no such measurement. */
export const NOTHING = '–';

/** The measurements of a check, before and after: `[what, before, after]` in each row. */
export function measuredRows(before: MeasuredSide, after: MeasuredSide): Row[] {
  const sides = [before, after];
  const speeds = sides.map(({ check }) => (check?.evidence?.type === 'speed' ? check.evidence : undefined));
  const memories = sides.map(({ check }) =>
    check?.evidence?.type === 'memory' ? check.evidence : undefined,
  );
  return [
    ...rowsOf(SPEED_MEASUREMENTS, speeds),
    ...familiesOf(speeds).map((family) => [
      `growth, ${family}`,
      ...speeds.map((one) => describeGrowth(one, family)),
    ]),
    ...rowsOf(MEMORY_MEASUREMENTS, memories),
    ['score stored', ...sides.map(({ check }) => (check === undefined ? NOTHING : digits(check.score)))],
    ['score recomputed', ...sides.map(({ recomputed }) => describeRecomputed(recomputed))],
  ];
}

type Measurement<E> = readonly [what: string, of: (evidence: E) => string];

const digits = (value: number): string => String(Number(value.toPrecision(4)));
const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const mebibytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;

const SPEED_MEASUREMENTS: readonly Measurement<SpeedEvidence>[] = [
  ['S/F, median', ({ ratio }) => digits(ratio.median)],
  [
    'S/F, interval',
    ({ ratio }) => `${digits(ratio.low)} to ${digits(ratio.high)}, ${percent(ratio.confidence)} confidence`,
  ],
  [
    'pairs used',
    ({ ratio, pairs, stopped }) =>
      `${ratio.pairs} of ${pairs.length}${stopped === 0 ? '' : `, ${stopped} stopped`}`,
  ],
  ['counted', ({ counted, undecided }) => `${counted}${undecided ? ', undecided' : ''}`],
  ['B/F', ({ baseline }) => `${digits(baseline.ratio)}${baseline.source === 'capped' ? ', capped' : ''}`],
  ['size', ({ family, size }) => `${size}, ${family}`],
];

const MEMORY_MEASUREMENTS: readonly Measurement<MemoryEvidence>[] = [
  ['peak', ({ submission }) => mebibytes(submission.peakBytes)],
  ['reference peak', ({ reference }) => mebibytes(reference.peakBytes)],
  ['size', ({ family, size }) => `${size}, ${family}`],
];

function rowsOf<E>(measurements: readonly Measurement<E>[], sides: readonly (E | undefined)[]): Row[] {
  if (sides.every((side) => side === undefined)) return [];
  return measurements.map(([what, of]) => [
    what,
    ...sides.map((evidence) => (evidence === undefined ? NOTHING : of(evidence))),
  ]);
}

function familiesOf(speeds: readonly (SpeedEvidence | undefined)[]): string[] {
  return [...new Set(speeds.flatMap((one) => one?.growth?.families.map(({ family }) => family) ?? []))];
}

/** `n or n log n, same; slope 1.02 vs 1.01`. */
function describeGrowth(evidence: SpeedEvidence | undefined, name: string): string {
  const found = evidence?.growth?.families.find(({ family }) => family === name);
  if (found === undefined) return NOTHING;
  const { label, runnersUp, verdict, slope, referenceSlope } = found;
  const classes = growthClassSchema.options.filter((one) => one === label || runnersUp.includes(one));
  const words = label === null ? 'no class' : [label, ...classes.filter((one) => one !== label)].join(' or ');
  return `${words}, ${verdict}; slope ${slopeText(slope)} vs ${slopeText(referenceSlope)}`;
}

const slopeText = (slope: number | null): string => (slope === null ? NOTHING : slope.toFixed(2));

function describeRecomputed(score: RecomputedScore | undefined): string {
  if (score === undefined) return NOTHING;
  return `${Number(score.recomputed.toPrecision(score.equal ? 4 : 10))}, ${score.equal ? 'equal' : 'differs'}`;
}
