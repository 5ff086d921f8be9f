import { z } from 'zod';

const text = z.string().max(4_000);
const ns = z.number().int().nonnegative();
const ratio = z.number().positive();
const slope = z.number().nullable();

/** Maximum number of measured pairs, including disturbed ones. */
export const MOST_PAIRS = 40;
/** Pairs of the first look, the minimum for a confident interval. */
export const FIRST_LOOK = 8;

/** Growth classes, cheapest first. */
export const growthClassSchema = z.enum(['1', 'log n', 'n', 'n log n', 'n^2', 'n^3']);
export type GrowthClass = z.infer<typeof growthClassSchema>;

/** A class as people write it: `n²` for `n^2`. */
export const writeGrowthClass = (name: string): string => name.replace('^2', '²').replace('^3', '³');

/** The submission's runs as measured, each with the reference's run alongside: CPU nanoseconds. */
const pacedRuns = z.array(z.tuple([ns, ns]));

/** How CPU time grew with size on one family of inputs. */
export const growthFamilySchema = z.object({
  family: z.string().max(60),
  /** The best fitting class; null when too little was measured. */
  label: growthClassSchema.nullable(),
  /** Classes that fit nearly as well. */
  runnersUp: z.array(growthClassSchema).max(5),
  /** Theil–Sen slopes of ln CPU on ln size. */
  slope,
  referenceSlope: slope,
  verdict: z.enum(['same', 'worse', 'inconclusive']),
  /**
   * By size; CPU milliseconds above start-up on an undisturbed core, of one run or the median of several.
   * Null: not measured at this size.
   */
  points: z
    .array(
      z.object({
        n: z.number().int().positive(),
        cpuMs: z.number().nonnegative().nullable(),
        referenceCpuMs: z.number().nonnegative().nullable(),
        /** Of the naive program, where it was measured; absent in older evidence. */
        naiveCpuMs: z.number().nonnegative().nullable().optional(),
        /** What `cpuMs` was computed from; absent in older evidence. */
        runs: pacedRuns.max(24).optional(),
        /** The run was stopped at its limit, so its cost is at least `cpuMs`. */
        stopped: z.literal(true).optional(),
      }),
    )
    .max(40),
});
export type GrowthFamily = z.infer<typeof growthFamilySchema>;

/**
 * Uncertainty of all costs of a curve, in milliseconds: start-up varies between runs, and the one-off work of
 * a runtime for larger inputs is not part of it. Absent in older evidence.
 */
export const growthDoubtSchema = z.object({
  submission: z.number().nonnegative(),
  reference: z.number().nonnegative(),
});
export type GrowthDoubt = z.infer<typeof growthDoubtSchema>;

/**
 * A measured speed: measurements from which the score can be recomputed, conclusions, and words. Times are
 * CPU nanoseconds (user and system, all descendants); a ratio is submission over reference above start-up.
 */
export const speedEvidenceSchema = z.object({
  type: z.literal('speed'),
  /** The result in words. */
  text,
  family: z.string().max(60),
  size: z.number().int().positive(),
  /** Runs in the order of measuring, submission and reference alongside. */
  pairs: z.array(z.tuple([ns, ns])).max(MOST_PAIRS),
  /**
   * Number of the submission's runs that were stopped when they had cost as much as the naive program next to
   * their pair's reference; they count as if they had ended there.
   */
  stopped: z.number().int().nonnegative(),
  /** No run of the submission may cost more than this, whatever its reference costs. */
  limitNs: ns,
  /** CPU time on the smallest input. */
  startUp: z.object({ submissionNs: z.array(ns).max(16), referenceNs: z.array(ns).max(16) }),
  /** 90% of naive over reference above start-up, at most 20. */
  baseline: z.object({
    ratio,
    source: z.enum(['measured', 'capped']),
    referenceNs: ns,
    naiveNs: ns,
    /** Cost of the reference on this size on an undisturbed core; absent in older evidence. */
    calmNs: ns.optional(),
    /** Cost of the reference on the smallest input on an undisturbed core; absent in older evidence. */
    startUpNs: ns.optional(),
    /**
     * Cost of the reference above start-up when it runs alongside itself, and the median absolute deviation
     * of its logarithm; absent in older evidence.
     */
    beside: z.object({ ns, spread: z.number().nonnegative() }).optional(),
  }),
  /**
   * The reference cost more alongside the submission than alongside itself, so `pairs` were run in turns,
   * each program alone. Here are the pairs that ran at the same time and do not count, and the reference's
   * cost alongside itself in the same minute.
   */
  inTurns: z.object({ besideNs: ns, pairs: z.array(z.tuple([ns, ns])).max(MOST_PAIRS) }).optional(),
  /**
   * The first pair's ratio as a multiple of the other pairs' median, when it stood out: the first run learned
   * or cached something.
   */
  firstPair: ratio.optional(),
  /** Cost of the reference while something else disturbed the machine; measuring waited. */
  waitedNs: z.array(ns).max(400).optional(),
  /** Median of the counted pairs with the exact order-statistic interval; `pairs` is their number. */
  ratio: z.object({
    median: ratio,
    low: ratio,
    high: ratio,
    confidence: z.number().min(0).max(1),
    pairs: z.number().int().nonnegative(),
  }),
  /** Which value the score was computed from. */
  counted: z.enum(['median', 'favourable-end', 'own-mean', 'stopped']),
  /** The interval stayed too wide in all `attempts`. */
  undecided: z.boolean(),
  attempts: z.number().int().min(1).max(2),
  /** Whether the core was idle just before. */
  quiet: z.boolean(),
  /** `cap` is the limit that growth puts on the speed score; the smaller value counts. */
  score: z.object({
    speed: z.number().min(0).max(1),
    cap: z.number().min(0).max(1),
    final: z.number().min(0).max(1),
  }),
  /** Instructions on an input of `size`, counted exactly, where the runtime can count. They earn nothing. */
  instructions: z
    .object({
      size: z.number().int().positive(),
      submission: z.number().int().positive(),
      reference: z.number().int().positive(),
    })
    .optional(),
  growth: z
    .object({
      families: z.array(growthFamilySchema).max(8),
      doubtMs: growthDoubtSchema.optional(),
      /**
       * The reference's run alongside each, its cost on an undisturbed core, and the submission's runs on the
       * smallest input alongside it. Absent in older evidence.
       */
      yardstick: z.object({ calmNs: ns, startUp: pacedRuns.max(8) }).optional(),
      /**
       * This multiple of the reference at any size is a worse class, whatever the slope; absent in older
       * evidence.
       */
      bound: ratio.optional(),
    })
    .optional(),
  notes: z.array(z.string().max(500)).max(10),
});
export type SpeedEvidence = z.infer<typeof speedEvidenceSchema>;
/** How cost grows on all measured families, with the measurements. */
export type SpeedGrowth = NonNullable<SpeedEvidence['growth']>;

/**
 * Full points up to this multiple of the reference's CPU time, so that another good style is not penalized.
 */
export const FULL_MARKS = 1.3;

/**
 * Certainly faster than the reference by more than the tolerance: the author should improve the reference.
 */
export const beatsReference = ({ ratio, score }: Pick<SpeedEvidence, 'ratio' | 'score'>): boolean =>
  ratio.pairs > 0 && ratio.high < 1 / FULL_MARKS && score.final === 1;

/** The start-up costs to subtract. */
export type RawSpeed = Pick<SpeedEvidence, 'pairs' | 'startUp'> & {
  readonly baseline: Pick<SpeedEvidence['baseline'], 'calmNs' | 'startUpNs'>;
};

/**
 * Lowest measured CPU time on the smallest input, in nanoseconds; the submission's never exceeds the
 * reference's. The reference's cost on an undisturbed core is included, because seven runs in a row may all
 * be disturbed.
 */
export function startUpOf({ startUp, baseline }: Omit<RawSpeed, 'pairs'>): {
  readonly submission: number;
  readonly reference: number;
} {
  const reference = Math.min(...startUp.referenceNs, baseline.startUpNs ?? Infinity);
  return { submission: Math.min(reference, ...startUp.submissionNs), reference };
}

/** Costs of a pair above start-up, in CPU nanoseconds. */
export interface NetPair {
  readonly submission: number;
  readonly reference: number;
}

/** Above start-up, a program counts as at least this share of the reference. */
const LEAST_SHARE = 0.01;

/**
 * A pair above start-up. A disturbance slows down start-up as well: if the reference's undisturbed cost is
 * known, start-up is scaled by the pair's slowdown before it is subtracted.
 */
export function netPair(
  [submission, reference]: RawSpeed['pairs'][number],
  raw: Omit<RawSpeed, 'pairs'>,
): NetPair {
  const { net, startUp } = besideReference(reference, raw);
  return { submission: Math.max(net * LEAST_SHARE, submission - startUp), reference: net };
}

/** The submission's cost in a pair, start-up included, at this multiple of its reference above start-up. */
export function costOfTimes(times: number, reference: number, raw: Omit<RawSpeed, 'pairs'>): number {
  const { net, startUp } = besideReference(reference, raw);
  return times * net + startUp;
}

/** For a pair whose reference has this cost: the reference above start-up, and the submission's start-up. */
function besideReference(reference: number, raw: Omit<RawSpeed, 'pairs'>) {
  const startUp = startUpOf(raw);
  const { calmNs, startUpNs } = raw.baseline;
  const known = calmNs !== undefined && startUpNs !== undefined;
  const pace = known ? reference / Math.max(1, calmNs + startUp.reference) : 1;
  const net = Math.max(1, reference - pace * startUp.reference);
  return { net, startUp: pace * startUp.submission };
}

/** All pairs above start-up. */
export const netPairs = (raw: RawSpeed): NetPair[] => raw.pairs.map((pair) => netPair(pair, raw));

/**
 * A reference run above this multiple of its lower quartile was disturbed by something else on the machine.
 */
const DISTURBED = 1.15;
/** The lower quartile: noise only adds, and a quarter of the runs are likely undisturbed. */
export function usualCost(costs: readonly number[]): number {
  const sorted = [...costs].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 4)] ?? 0;
}

/** Whether the reference, at this cost above start-up, ran undisturbed. */
export const isUndisturbed = (cost: number, usual: number): boolean => cost <= DISTURBED * usual;

/**
 * The pairs that count, in order. All, when the two runs of a pair ran at the same time, because a
 * disturbance hit both. In older evidence they ran one after the other (without undisturbed start-up): then
 * those in which the reference had its usual cost count, and of these, if there are enough, those with its
 * undisturbed cost.
 */
export function countedPairs(raw: RawSpeed): boolean[] {
  const { calmNs, startUpNs } = raw.baseline;
  if (startUpNs !== undefined) return raw.pairs.map(() => true);
  const offset = startUpOf(raw).reference;
  const costs = raw.pairs.map(([, reference]) => Math.max(1, reference - offset));
  const usual = usualCost(costs);
  const undisturbed = costs.map((cost) => isUndisturbed(cost, usual));
  if (calmNs === undefined) return undisturbed;
  const calm = costs.map((cost) => isUndisturbed(cost, Math.min(usual, calmNs)));
  return calm.filter(Boolean).length >= FIRST_LOOK ? calm : undisturbed;
}
