import type { GrowthFamily } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import type { Tell } from '../../judging/while-telling.js';
import type { Calibration } from './calibrate.js';
import { climb, firstRung, visibleFrom } from './climb.js';
import type { CostPoint } from './growth-fit.js';
import { judgeGrowth, LEAST_SIZES } from './growth-verdict.js';
import { cpuNsOf, timeAuthor, type RunMeasured } from './measured-program.js';
import type { SpeedFacts } from './speed-score.js';
import { followingGrowth } from './tell-measuring.js';

/** What growth is measured with. */
export interface GrowthParts {
  readonly submission: RunMeasured;
  readonly reference: RunMeasured;
  readonly calibration: Calibration;
  readonly startUp: SpeedFacts['startUp'];
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

const NS_PER_MS = 1e6;
const SIZES = 6;
/** Where the verdict lies between two classes. */
const MORE_SIZES = 2;

/** Follows each family up the sizes, beside the reference's curve. */
export async function measureGrowth(parts: GrowthParts): Promise<GrowthFamily[]> {
  const curves = Object.entries(parts.calibration.curves);
  const families: GrowthFamily[] = [];
  for (const [place, [family, curve]] of curves.entries()) {
    parts.tell(followingGrowth(family, place, curves.length));
    const until = parts.leftMs() * (1 - 1 / (curves.length - place));
    families.push(await measureFamily(parts, family, curve, () => parts.leftMs() - until));
  }
  return families;
}

async function measureFamily(
  parts: GrowthParts,
  family: string,
  curve: readonly CostPoint[],
  leftMs: () => number,
): Promise<GrowthFamily> {
  const bounds = boundsOf(parts, leftMs);
  const cost = (n: number) => costOf(parts, family, n, bounds.overheadMs);
  const netMs = parts.costNs / NS_PER_MS - bounds.overheadMs;
  const own = await climb({
    ...bounds,
    cost,
    firstSize: firstRung(parts.calibration.size, netMs, bounds.visibleMs),
    sizes: SIZES,
    leastSizes: LEAST_SIZES,
  });
  const first = conclude(parts, family, own, curve);
  if (!first.between) return first.result;
  const more = { ...bounds, sizes: MORE_SIZES };
  const larger = await climb({ ...more, cost, firstSize: 2 * lastOf(own) });
  const referenceStartUp = Math.min(...parts.startUp.referenceNs);
  const theirs = await climb({
    ...more,
    cost: async (n) => {
      const { ns } = await timeAuthor(parts.reference, await parts.input(family, n), 'the reference');
      return Math.max(0, ns - referenceStartUp) / NS_PER_MS;
    },
    firstSize: 2 * lastOf(curve),
  });
  return conclude(parts, family, [...own, ...larger], [...curve, ...theirs]).result;
}

/** What every climb of a submission is bound by; start-up in full, as what a heavy import costs would bend the line. */
function boundsOf(parts: GrowthParts, leftMs: () => number) {
  const startUps = parts.startUp.submissionNs.map((each) => each / NS_PER_MS);
  return {
    visibleMs: visibleFrom(startUps, parts.settleMs),
    overheadMs: Math.min(...startUps),
    mostMs: parts.cpuMs,
    mostSize: parts.calibration.mostSize,
    leftMs,
  };
}

/** Milliseconds above start-up; undefined where the run met a limit on a size that no check asks for. */
async function costOf(
  parts: GrowthParts,
  family: string,
  n: number,
  startUpMs: number,
): Promise<number | undefined> {
  const stdin = await parts.input(family, n);
  const expected = await parts.answer(
    family,
    n,
    async () => (await timeAuthor(parts.reference, stdin, 'the reference')).stdout,
  );
  const outcome = await parts.submission(stdin, parts.cpuMs);
  if (outcome.status !== 'exited' && (n > parts.calibration.size || outcome.status === 'time-limit'))
    return undefined;
  parts.mustBeRight(outcome, expected, `family "${family}" at size ${n}`);
  return Math.max(0, cpuNsOf(outcome) / NS_PER_MS - startUpMs);
}

function conclude(
  { settleMs }: GrowthParts,
  family: string,
  own: readonly CostPoint[],
  reference: readonly CostPoint[],
) {
  const sizes = [...new Set([...own, ...reference].map(({ n }) => n))].sort((one, other) => one - other);
  const at = (points: readonly CostPoint[], n: number) => points.find((point) => point.n === n)?.cost ?? null;
  const points = sizes.map((n) => ({ n, cpuMs: at(own, n), referenceCpuMs: at(reference, n) }));
  const { between, ...verdict } = judgeGrowth(points, settleMs);
  const result: GrowthFamily = { family, ...verdict, points };
  return { between, result };
}

const lastOf = (points: readonly CostPoint[]): number => points.at(-1)?.n ?? 1;
