import { z } from 'zod';

const text = z.string().max(4_000);
const ns = z.number().int().nonnegative();
const ratio = z.number().positive();
const slope = z.number().nullable();

/** Pairs of runs that are measured at most; disturbed ones are among them. */
export const MOST_PAIRS = 40;
/** Counted pairs of the first look, with which an interval is sure. */
export const FIRST_LOOK = 8;

/** Classes of growth that a label may name, cheapest first. */
export const growthClassSchema = z.enum(['1', 'log n', 'n', 'n log n', 'n^2', 'n^3']);
export type GrowthClass = z.infer<typeof growthClassSchema>;

/** A class as people write it: `n²` for `n^2`. */
export const writeGrowthClass = (name: string): string => name.replace('^2', '²').replace('^3', '³');

/** Runs of a submission as measured, each with that of the reference beside it: CPU nanoseconds. */
const pacedRuns = z.array(z.tuple([ns, ns]));

/** How CPU time grew with size on one family of inputs. */
export const growthFamilySchema = z.object({
  family: z.string().max(60),
  /** The class that fits best; null where too little was measured. */
  label: growthClassSchema.nullable(),
  /** Classes that fit nearly as well. */
  runnersUp: z.array(growthClassSchema).max(5),
  /** Theil–Sen slopes of ln CPU on ln size. */
  slope,
  referenceSlope: slope,
  verdict: z.enum(['same', 'worse', 'inconclusive']),
  /** By size; milliseconds of CPU above start-up on a calm core, of one run or the median of several. Null: not measured at this size. */
  points: z
    .array(
      z.object({
        n: z.number().int().positive(),
        cpuMs: z.number().nonnegative().nullable(),
        referenceCpuMs: z.number().nonnegative().nullable(),
        /** Of the naive program, where it was followed there; absent in older evidence. */
        naiveCpuMs: z.number().nonnegative().nullable().optional(),
        /** What `cpuMs` was computed from; absent in older evidence. */
        runs: pacedRuns.max(24).optional(),
        /** The run was stopped at its limit: `cpuMs` is the least that it costs. */
        stopped: z.literal(true).optional(),
      }),
    )
    .max(40),
});
export type GrowthFamily = z.infer<typeof growthFamilySchema>;

/**
 * By how much all costs of a curve may be off, in milliseconds: start-up differs from run to run, and what a runtime does
 * once for a larger input is in none of its start-ups. Absent in older evidence, where no doubt was kept.
 */
export const growthDoubtSchema = z.object({
  submission: z.number().nonnegative(),
  reference: z.number().nonnegative(),
});
export type GrowthDoubt = z.infer<typeof growthDoubtSchema>;

/**
 * A measured speed: raw figures from which the score can be computed again, what was concluded, and words. Times are
 * CPU nanoseconds (user and system, all descendants); a ratio is submission over reference above start-up.
 */
export const speedEvidenceSchema = z.object({
  type: z.literal('speed'),
  /** What it comes to, in words. */
  text,
  family: z.string().max(60),
  size: z.number().int().positive(),
  /** Runs in the order of measuring, submission and reference side by side. */
  pairs: z.array(z.tuple([ns, ns])).max(MOST_PAIRS),
  /**
   * How many of the submission's runs were stopped, as they had cost what the naive program does beside the reference of
   * their pair; they count as if they had ended there.
   */
  stopped: z.number().int().nonnegative(),
  /** What no run of the submission may cost, whatever the reference beside it does. */
  limitNs: ns,
  /** CPU time on the smallest input. */
  startUp: z.object({ submissionNs: z.array(ns).max(16), referenceNs: z.array(ns).max(16) }),
  /** 90 % of naive over reference above start-up, at most 20. */
  baseline: z.object({
    ratio,
    source: z.enum(['measured', 'capped']),
    referenceNs: ns,
    naiveNs: ns,
    /** What the reference costs on this size in a calm moment; absent in older evidence. */
    calmNs: ns.optional(),
    /** What the reference costs on the smallest input in a calm moment; absent in older evidence. */
    startUpNs: ns.optional(),
    /**
     * What the reference costs above start-up on this size beside itself, and the median absolute deviation of its
     * logarithm; absent in older evidence.
     */
    beside: z.object({ ns, spread: z.number().nonnegative() }).optional(),
  }),
  /**
   * The reference cost more beside the submission than beside itself: `pairs` ran in turns, each program alone. Here are
   * those that ran at once, which do not count, and what the reference cost beside itself in the same minute.
   */
  inTurns: z.object({ besideNs: ns, pairs: z.array(z.tuple([ns, ns])).max(MOST_PAIRS) }).optional(),
  /** How many times the others' median the first pair's ratio was, where it stood out: what is learnt once, or kept. */
  firstPair: ratio.optional(),
  /** What the reference cost in moments that were waited through, as something else disturbed it. */
  waitedNs: z.array(ns).max(400).optional(),
  /** Median of the pairs that count, with the exact order-statistic interval; `pairs` is how many these are. */
  ratio: z.object({
    median: ratio,
    low: ratio,
    high: ratio,
    confidence: z.number().min(0).max(1),
    pairs: z.number().int().nonnegative(),
  }),
  /** Which figure the score was taken from. */
  counted: z.enum(['median', 'favourable-end', 'own-mean', 'stopped']),
  /** The interval stayed too wide, in `attempts` attempts. */
  undecided: z.boolean(),
  attempts: z.number().int().min(1).max(2),
  /** Whether the core was idle just before. */
  quiet: z.boolean(),
  /** `cap` is what growth leaves of the speed score: the smaller of both counts. */
  score: z.object({
    speed: z.number().min(0).max(1),
    cap: z.number().min(0).max(1),
    final: z.number().min(0).max(1),
  }),
  /** Executed on an input of `size`, counted exactly; only where the runtime counts. They earn nothing. */
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
       * The run of the reference that was beside each: what it costs in a calm moment; and the submission's runs on the
       * smallest input beside it. Absent in older evidence.
       */
      yardstick: z.object({ calmNs: ns, startUp: pacedRuns.max(8) }).optional(),
      /** So many times the reference at any size is a worse class, whatever the slope; absent in older evidence. */
      bound: ratio.optional(),
    })
    .optional(),
  notes: z.array(z.string().max(500)).max(10),
});
export type SpeedEvidence = z.infer<typeof speedEvidenceSchema>;
/** How cost grows on all families that were followed, and the raw figures it was told from. */
export type SpeedGrowth = NonNullable<SpeedEvidence['growth']>;

/** Full marks up to this multiple of the reference's CPU time: a second good style is not punished. */
export const FULL_MARKS = 1.3;

/** Faster than the reference beyond doubt, and by more than its tolerance: its author should look at the reference. */
export const beatsReference = ({ ratio, score }: Pick<SpeedEvidence, 'ratio' | 'score'>): boolean =>
  ratio.pairs > 0 && ratio.high < 1 / FULL_MARKS && score.final === 1;

/** What costs above start-up are computed from. */
export type RawSpeed = Pick<SpeedEvidence, 'pairs' | 'startUp'> & {
  readonly baseline: Pick<SpeedEvidence['baseline'], 'calmNs' | 'startUpNs'>;
};

/**
 * CPU on the smallest input, in nanoseconds: the least that was measured, of the submission never more than F's. What
 * the reference took in a calm moment counts as measured: seven runs in a row may all be disturbed.
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

/** Above start-up a program counts as at least this share of the reference. */
const LEAST_SHARE = 0.01;

/**
 * A pair above start-up. What slows the reference down slows down its start-up as well, and the submission's: where it
 * is known what the reference costs in a calm moment, start-up is taken off at the pace of the pair.
 */
export function netPair(
  [submission, reference]: RawSpeed['pairs'][number],
  raw: Omit<RawSpeed, 'pairs'>,
): NetPair {
  const { net, startUp } = besideReference(reference, raw);
  return { submission: Math.max(net * LEAST_SHARE, submission - startUp), reference: net };
}

/** What a submission costs in a pair, start-up included, that costs so many times the reference of that pair above it. */
export function costOfTimes(times: number, reference: number, raw: Omit<RawSpeed, 'pairs'>): number {
  const { net, startUp } = besideReference(reference, raw);
  return times * net + startUp;
}

/** Of a pair with a reference of that cost: the reference above start-up, and the submission's start-up. */
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

/** Above so many times the lower quartile of its costs the reference was disturbed by something else on the machine. */
const DISTURBED = 1.15;
/** The lower quartile: noise only adds, and a quarter of the runs may be disturbed by nothing. */
export function usualCost(costs: readonly number[]): number {
  const sorted = [...costs].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 4)] ?? 0;
}

/** Whether the reference, at this cost above start-up, ran as undisturbed as it usually does. */
export const isUndisturbed = (cost: number, usual: number): boolean => cost <= DISTURBED * usual;

/**
 * Which pairs count, in their order: all, where the two of a pair ran side by side, as what disturbed one disturbed the
 * other. In older evidence they ran one after the other (nothing is told of start-up in a calm moment there): those
 * count in which the reference cost what it usually does here, of these those in which it cost what it does in a calm
 * moment, if they are enough.
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
