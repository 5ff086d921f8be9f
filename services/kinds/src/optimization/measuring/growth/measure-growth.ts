import {
  costOfRuns,
  mostStartUp,
  NS_PER_MS,
  referenceAt,
  startUpOfRuns,
  type GrowthDoubt,
  type GrowthFamily,
  type PacedRun,
  type SpeedGrowth,
} from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import type { ReportProgress } from '../../../judging/with-progress.js';
import { unlessTooLarge } from '../../trusted-program-fault.js';
import type { Calibration } from '../scoring/calibration.js';
import { climb, firstRung, startUpDoubt, visibleFrom } from './climb.js';
import { mostOnce, type CostPoint } from '../scoring/growth-fit.js';
import { judgeGrowth, LEAST_SIZES } from '../scoring/growth-verdict.js';
import type { GrowthInputs } from './growth-inputs.js';
import { SMALLEST_INPUT } from '../programs/measured-failure.js';
import { KERNEL_SLICE, timeAuthor, type RunMeasured } from '../programs/measured-program.js';
import type { PacedCost } from './paced-cost.js';
import { followingGrowth } from '../progress.js';

/** Dependencies of measuring growth. */
export interface GrowthParts {
  readonly submission: RunMeasured;
  readonly reference: RunMeasured;
  readonly calibration: Calibration;
  readonly smallest: Uint8Array;
  /** Measures the submission's runs beside the reference. */
  readonly paced: PacedCost;
  /** The warm-up of a program of this language, as measured in a box. */
  readonly settleMs: number;
  /** CPU of the submission on the measured size; Infinity where it was stopped. */
  readonly costNs: number;
  readonly inputs: GrowthInputs;
  readonly mustBeRight: (outcome: RunOutcome, expected: Uint8Array, where: string) => void;
  /** CPU that one run may use, unless more is needed to decide whether it costs too much. */
  readonly cpuMs: number;
  readonly leftMs: () => number;
  /** Reports progress to the learner. */
  readonly onProgress: ReportProgress;
}

type Growth = Required<SpeedGrowth>;

const SIZES = 6;
/** If the verdict lies between two classes. */
const MORE_SIZES = 2;

/** Follows each family up the sizes, beside the reference's curve. */
export async function measureGrowth(parts: GrowthParts): Promise<Growth> {
  const curves = Object.entries(parts.calibration.curves);
  const yardstick = { calmNs: parts.paced.calmNs, startUp: await startUpRuns(parts) };
  const startUpMs = startUpOfRuns(yardstick, parts.calibration.startUpNs);
  const doubtMs = doubtOf(parts, startUpMs);
  const families: GrowthFamily[] = [];
  for (const [place, [family, curve]] of curves.entries()) {
    const naive = parts.calibration.naiveCurves[family] ?? [];
    parts.onProgress(followingGrowth(family, place, curves.length));
    const until = parts.leftMs() * (1 - 1 / (curves.length - place));
    const leftMs = () => parts.leftMs() - until;
    families.push(await measureFamily({ ...parts, leftMs }, { family, curve, naive, startUpMs, doubtMs }));
  }
  return { families, doubtMs, yardstick, bound: parts.calibration.ratio };
}

/** A start is stopped at this multiple of the part that counts, even on a slow core. */
const ENOUGH = 3;

/** In full, since the cost of a heavy import would bend the line. */
async function startUpRuns(parts: GrowthParts) {
  const { submission, reference, smallest, calibration } = parts;
  const expected = (await timeAuthor(reference, smallest, 'the reference')).stdout;
  const limitMs = Math.ceil(ENOUGH * mostStartUp(calibration.startUpNs));
  const { runs } = await parts.paced.startUp(
    () => submission(smallest, limitMs, KERNEL_SLICE),
    (outcome) => outcome.status === 'time-limit' || parts.mustBeRight(outcome, expected, SMALLEST_INPUT),
  );
  return runs;
}

/**
 * For the submission, the possible error of its start; for the reference, also its runtime's warm-up, which the
 * submission may not need.
 */
function doubtOf({ settleMs, calibration }: GrowthParts, startUpMs: number): GrowthDoubt {
  const reference = startUpDoubt(calibration.startUpNs / NS_PER_MS) + settleMs;
  return { submission: startUpDoubt(startUpMs), reference };
}

/** A family, with the costs to compare with. */
interface Followed {
  readonly family: string;
  /** Of the reference. */
  readonly curve: readonly CostPoint[];
  readonly naive: readonly CostPoint[];
  /** Of the submission. */
  readonly startUpMs: number;
  readonly doubtMs: GrowthDoubt;
}

/** The runs for one nominal size, all at the same real one. */
interface Tried {
  readonly n: number;
  readonly runs: PacedRun[];
  /** Whether the last run met its limit. */
  stopped: boolean;
}

/** By nominal size. */
type TriedSizes = Map<number, Tried>;

async function measureFamily(parts: GrowthParts, followed: Followed): Promise<GrowthFamily> {
  const { startUpMs } = followed;
  const { calibration, settleMs } = parts;
  const visibleMs = visibleFrom(startUpMs, settleMs);
  const tried: TriedSizes = new Map();
  const mostSize = lastOf(followed.curve) ?? calibration.size;
  const firstSize = firstRung(calibration.size, parts.costNs / NS_PER_MS - startUpMs, visibleMs);
  parts.inputs.prefetch(followed.family, firstSize);
  const climbing = {
    cost: costsOf(parts, { ...followed, mostSize }, tried),
    visibleMs,
    mostOnceMs: mostOnce(followed.doubtMs.reference),
    overheadMs: startUpMs + parts.paced.calmNs / NS_PER_MS,
    mostMs: parts.cpuMs,
    // The reference has run at this size: the submission's answer is compared with its answer.
    mostSize: () => mostSize,
    leftMs: parts.leftMs,
  };
  const own = await climb({
    ...climbing,
    firstSize,
    sizes: SIZES,
    leastSizes: LEAST_SIZES,
  });
  const first = conclude(parts, followed, own, tried);
  if (!first.between) return first.result;
  const larger = await climb({ ...climbing, firstSize: 2 * (lastOf(own) ?? 1), sizes: MORE_SIZES });
  return conclude(parts, followed, [...own, ...larger], tried).result;
}

/**
 * Milliseconds above start-up, at a calm core's pace, on a new input each time; undefined where the run met a
 * limit on a size that no check uses, or the limit of CPU on any.
 */
function costsOf(parts: GrowthParts, followed: Followed & { readonly mostSize: number }, tried: TriedSizes) {
  const { family, startUpMs, mostSize } = followed;
  const measure = parts.paced.follow();
  return async (size: number): Promise<number | undefined> => {
    // Beyond the measured size a generator may meet a limit that it barely missed in calibration: growth ends there.
    const ready = async () => {
      const input = await parts.inputs.next(family, size);
      return { ...input, right: await input.expected };
    };
    const drawn = await (size > parts.calibration.size ? unlessTooLarge(ready) : ready());
    if (drawn === undefined) return undefined;
    const { n, stdin, right } = drawn;
    if (2 * size <= mostSize) parts.inputs.prefetch(family, 2 * size);
    const run = () => parts.submission(stdin, limitAt(parts, followed, n), KERNEL_SLICE);
    const { outcome, costMs, ns } = await measure(n, run);
    const at = tried.get(size) ?? { n, runs: [], stopped: false };
    tried.set(size, at);
    if (outcome.status === 'time-limit' && outcome.limit === 'cpu') {
      // A run that ended says more than one that did not.
      if (at.runs.length === 0) Object.assign(at, { runs: [ns], stopped: true });
      return undefined;
    }
    if (outcome.status !== 'exited' && n > parts.calibration.size) return undefined;
    parts.mustBeRight(outcome, right, `family "${family}" at size ${n}`);
    tried.set(size, { n, runs: at.stopped ? [ns] : [...at.runs, ns], stopped: false });
    return Math.max(0, costMs - startUpMs);
  };
}

/** A run is stopped this far above the cost that would prove a worse class, since a core may be slower at the time. */
const BEYOND_DOUBT = 1.5;

/** CPU milliseconds that a run may use: the limit of a check, or enough to prove that it is beyond the bound. */
function limitAt(parts: GrowthParts, { curve, startUpMs, doubtMs }: Followed, n: number): number {
  const reference = referenceAt(pointsOfCurve(curve), n) ?? 0;
  const bound = parts.calibration.ratio * (reference + doubtMs.reference) + startUpMs + doubtMs.submission;
  return Math.ceil(Math.max(parts.cpuMs, Math.min(BEYOND_DOUBT * bound, parts.leftMs())));
}

const pointsOfCurve = (curve: readonly CostPoint[]): GrowthFamily['points'] =>
  curve.map(({ n, cost }) => ({ n, cpuMs: null, referenceCpuMs: cost }));

function conclude(
  parts: GrowthParts,
  { family, curve, naive, doubtMs, startUpMs }: Followed,
  climbed: readonly CostPoint[],
  tried: TriedSizes,
) {
  const own = climbed.map(({ n: size, cost }) => ({ n: tried.get(size)?.n ?? size, cost }));
  const stopped = [...tried.values()].filter((each) => each.stopped && !own.some(({ n }) => n === each.n));
  const least = stopped.map(({ n, runs }) => ({
    n,
    cost: Math.max(0, costOfRuns(runs, parts.paced.calmNs) - startUpMs),
  }));
  const sizes = [...new Set([...own, ...least, ...curve, ...naive].map(({ n }) => n))].sort(
    (one, other) => one - other,
  );
  const at = (points: readonly CostPoint[], n: number) => points.find((point) => point.n === n)?.cost ?? null;
  const points = sizes.map((n) => {
    const cpuMs = at(own, n) ?? at(least, n);
    const kept = cpuMs === null ? undefined : [...tried.values()].find((each) => each.n === n)?.runs;
    const others = { referenceCpuMs: at(curve, n), naiveCpuMs: at(naive, n) };
    const isStopped = at(own, n) === null && at(least, n) !== null;
    return { n, cpuMs, ...others, ...(kept && { runs: kept }), ...(isStopped && { stopped: true as const }) };
  });
  const facts = { settleMs: parts.settleMs, doubtMs, bound: parts.calibration.ratio };
  const { between, ...verdict } = judgeGrowth(points, facts);
  const result: GrowthFamily = { family, ...verdict, points };
  return { between, result };
}

const lastOf = (points: readonly CostPoint[]): number | undefined => points.at(-1)?.n;
