import {
  mostStartUp,
  NS_PER_MS,
  startUpOfRuns,
  type GrowthDoubt,
  type GrowthFamily,
  type PacedRun,
  type SpeedGrowth,
} from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import type { Tell } from '../../judging/while-telling.js';
import type { Calibration } from './calibrate.js';
import { climb, firstRung, startUpDoubt, visibleFrom } from './climb.js';
import { mostOnce, type CostPoint } from './growth-fit.js';
import { judgeGrowth, LEAST_SIZES } from './growth-verdict.js';
import { SMALLEST_INPUT } from './measured-failure.js';
import { KERNEL_SLICE, timeAuthor, type RunMeasured } from './measured-program.js';
import type { PacedCost } from './paced-cost.js';
import { followingGrowth } from './tell-measuring.js';

/** What growth is measured with. */
export interface GrowthParts {
  readonly submission: RunMeasured;
  readonly reference: RunMeasured;
  readonly calibration: Calibration;
  readonly smallest: Uint8Array;
  /** Measures the submission's runs beside the reference. */
  readonly paced: PacedCost;
  /** What it takes a program of this language once to run at its pace, as a box tells it. */
  readonly settleMs: number;
  /** CPU of the submission on the measured size; Infinity where it was stopped. */
  readonly costNs: number;
  readonly input: (family: string, n: number) => Promise<Uint8Array>;
  /** The reference's answer, made by the run that is handed over where it is not known yet. */
  readonly answer: (family: string, n: number, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  readonly mustBeRight: (outcome: RunOutcome, expected: Uint8Array, where: string) => void;
  /** CPU that one run may use. */
  readonly cpuMs: number;
  readonly leftMs: () => number;
  /** Told how far it is, for the learner. */
  readonly tell: Tell;
}

type Growth = Required<SpeedGrowth>;

const SIZES = 6;
/** Where the verdict lies between two classes. */
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
    parts.tell(followingGrowth(family, place, curves.length));
    const until = parts.leftMs() * (1 - 1 / (curves.length - place));
    const leftMs = () => parts.leftMs() - until;
    families.push(await measureFamily({ ...parts, leftMs }, { family, curve, naive, startUpMs, doubtMs }));
  }
  return { families, doubtMs, yardstick };
}

/** A start is stopped where it has taken so many times what counts of it, on however slow a core. */
const ENOUGH = 3;

/** In full, as what a heavy import costs would bend the line. */
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
 * Of the submission what its start may be misjudged by; of the reference also what its runtime does once, which the
 * submission may not need.
 */
function doubtOf({ settleMs, calibration }: GrowthParts, startUpMs: number): GrowthDoubt {
  const reference = startUpDoubt(calibration.startUpNs / NS_PER_MS) + settleMs;
  return { submission: startUpDoubt(startUpMs), reference };
}

/** A family, and what its costs are compared with. */
interface Followed {
  readonly family: string;
  /** Of the reference. */
  readonly curve: readonly CostPoint[];
  readonly naive: readonly CostPoint[];
  /** Of the submission. */
  readonly startUpMs: number;
  readonly doubtMs: GrowthDoubt;
}

type RunsBySize = Map<number, PacedRun[]>;

async function measureFamily(parts: GrowthParts, followed: Followed): Promise<GrowthFamily> {
  const { startUpMs } = followed;
  const { calibration, settleMs } = parts;
  const visibleMs = visibleFrom(startUpMs, settleMs);
  const runs: RunsBySize = new Map();
  const climbing = {
    cost: costsOf(parts, followed, runs),
    visibleMs,
    mostOnceMs: mostOnce(followed.doubtMs.reference),
    overheadMs: startUpMs + parts.paced.calmNs / NS_PER_MS,
    mostMs: parts.cpuMs,
    // The reference has been there: its answer is what the submission's is compared with.
    mostSize: () => lastOf(followed.curve) ?? calibration.size,
    leftMs: parts.leftMs,
  };
  const own = await climb({
    ...climbing,
    firstSize: firstRung(calibration.size, parts.costNs / NS_PER_MS - startUpMs, visibleMs),
    sizes: SIZES,
    leastSizes: LEAST_SIZES,
  });
  const first = conclude(parts, followed, own, runs);
  if (!first.between) return first.result;
  const larger = await climb({ ...climbing, firstSize: 2 * (lastOf(own) ?? 1), sizes: MORE_SIZES });
  return conclude(parts, followed, [...own, ...larger], runs).result;
}

/** Milliseconds above start-up, at a calm core's pace; undefined where the run met a limit on a size that no check asks for. */
function costsOf(parts: GrowthParts, { family, startUpMs }: Followed, runs: RunsBySize) {
  const measure = parts.paced.follow();
  return async (n: number): Promise<number | undefined> => {
    const stdin = await parts.input(family, n);
    const make = async () => (await timeAuthor(parts.reference, stdin, 'the reference')).stdout;
    const expected = await parts.answer(family, n, make);
    const run = () => parts.submission(stdin, parts.cpuMs, KERNEL_SLICE);
    const { outcome, costMs, ns } = await measure(n, run);
    if (outcome.status !== 'exited' && (n > parts.calibration.size || outcome.status === 'time-limit'))
      return undefined;
    parts.mustBeRight(outcome, expected, `family "${family}" at size ${n}`);
    runs.set(n, [...(runs.get(n) ?? []), ns]);
    return Math.max(0, costMs - startUpMs);
  };
}

function conclude(
  { settleMs }: GrowthParts,
  { family, curve, naive, doubtMs }: Followed,
  own: readonly CostPoint[],
  runs: RunsBySize,
) {
  const sizes = [...new Set([...own, ...curve, ...naive].map(({ n }) => n))].sort(
    (one, other) => one - other,
  );
  const at = (points: readonly CostPoint[], n: number) => points.find((point) => point.n === n)?.cost ?? null;
  const points = sizes.map((n) => {
    const cpuMs = at(own, n);
    const kept = cpuMs === null ? undefined : runs.get(n);
    const others = { referenceCpuMs: at(curve, n), naiveCpuMs: at(naive, n) };
    return { n, cpuMs, ...others, ...(kept && { runs: kept }) };
  });
  const { between, ...verdict } = judgeGrowth(points, { settleMs, doubtMs });
  const result: GrowthFamily = { family, ...verdict, points };
  return { between, result };
}

const lastOf = (points: readonly CostPoint[]): number | undefined => points.at(-1)?.n;
