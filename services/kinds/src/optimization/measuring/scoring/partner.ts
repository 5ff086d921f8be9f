import { median, netPairs, type RawSpeed } from '@hone/contracts';

/** The reference's cost beside another program, above start-up: the median, and the deviation of its logarithm. */
export interface PartnerCost {
  readonly ns: number;
  /** Median absolute deviation of ln cost. */
  readonly spread: number;
}

/**
 * Beside a submission the reference may cost this many times its cost beside itself. Caches don't explain more: the
 * submission makes the kernel work in the reference's time.
 */
const MOST_BESIDE = 1.3;
/** The fewest pairs that prove it: a burst of other load on the machine is over by then. */
const LEAST_PAIRS = 5;
/** With this much more cost, or this multiple of the spread, an undecided measurement does not favour the submission. */
const ROSE = 1.15;
const SPREAD_ROSE = 2;
/** The least spread, even if it ran evenly beside itself. */
const LEAST_SPREAD = 0.03;

/** The cost of the reference in these pairs. */
export function partnerOf(raw: RawSpeed): PartnerCost {
  const costs = netPairs(raw).map(({ reference }) => reference);
  return { ns: Math.round(median(costs)), spread: spreadOf(costs) };
}

/** Median absolute deviation of the logarithm. */
export function spreadOf(costs: readonly number[]): number {
  const logs = costs.map((cost) => Math.log(cost));
  const middle = median(logs);
  return median(logs.map((value) => Math.abs(value - middle)));
}

/** Whether the reference of these pairs cost so much that the submission must be the cause. */
export const isCharged = (raw: RawSpeed, besideNs: number): boolean =>
  raw.pairs.length >= LEAST_PAIRS && partnerOf(raw).ns > MOST_BESIDE * besideNs;

/** Whether cost or spread of the reference rose beside the submission, if their values without it are known. */
export function partnerRose(raw: RawSpeed, beside: PartnerCost | undefined): boolean {
  if (beside === undefined) return false;
  const { ns, spread } = partnerOf(raw);
  return ns > ROSE * beside.ns || spread > SPREAD_ROSE * Math.max(LEAST_SPREAD, beside.spread);
}

/** The first pair's ratio over the median of the others, where it stands out that far. */
export function firstPairOf(raw: RawSpeed): number | undefined {
  const [first, ...others] = netPairs(raw).map(({ submission, reference }) => submission / reference);
  if (first === undefined || others.length < LEAST_PAIRS - 1) return undefined;
  const times = first / median(others);
  return times >= STANDS_OUT ? times : undefined;
}

const STANDS_OUT = 1.5;
