import { NS_PER_MS } from '@hone/contracts';
import type { TrustedSession } from '@hone/contracts/kind';
import type { ReservedCore } from '@hone/contracts/sandbox';
import type { OptimizationDefinition } from '../../definition.js';
import { unlessTooLarge } from '../../trusted-program-fault.js';
import { climb, firstRung, startUpDoubt, visibleFrom } from '../growth/climb.js';
import { mostOnce, type CostPoint } from '../scoring/growth-fit.js';
import type { MeasuredInputs } from '../programs/measured-inputs.js';
import {
  runAuthor,
  withKernelSlice,
  type AuthorProgram,
  type RunMeasured,
} from '../programs/measured-program.js';
import { chooseYardstick, createPacedCost } from '../growth/paced-cost.js';
import { createSideBySide, shareCore } from '../pairs/side-by-side.js';

/** Curves go up to less than this many times the measured size, */
const MOST_GROWTH = 5;
/** or to this many times the first size that shows: with fewer doublings, noise would dominate the slope. */
const VISIBLE_GROWTH = 8;
/** An upper bound even for long starts, since inputs must be made and read. */
const MOST_FOLLOWED = 16;
/** A naive run that would probably take longer is not begun, and one of twice as long is stopped. */
const NAIVE_RUN_MS = 4_000;

/** How far and how carefully a program of the author is followed up the sizes of a family. */
interface Effort {
  readonly program: AuthorProgram;
  readonly name: string;
  /** CPU above start-up at the measured size, if known. */
  readonly costNs: number;
  /** Up to this size the program must end well. */
  readonly mustReach: number;
  readonly sizes: number;
  readonly leastSizes: number;
  readonly looks: number;
  /** For all sizes of a family, and for one run: milliseconds. */
  readonly curveMs: number;
  readonly mostMs: number;
}

export interface CurvesParts {
  readonly session: TrustedSession<OptimizationDefinition>;
  readonly inputs: MeasuredInputs;
  readonly core: ReservedCore;
  readonly reference: AuthorProgram;
  /** The reference in another box, which measures the pace. */
  readonly beside: AuthorProgram;
  readonly naive: AuthorProgram;
  readonly size: number;
  readonly smallest: Uint8Array;
  readonly stdin: Uint8Array;
  /** CPU above start-up on `stdin` on a calm core. */
  readonly calmNs: number;
  /** Of the naive program; a lower bound if it was stopped. */
  readonly naiveNs: number;
  readonly startUpNs: number;
}

/** CPU milliseconds above start-up, by family and size. */
export type Curves = Record<string, CostPoint[]>;

/**
 * How the reference's cost grows on each family, until it meets its limits or is far enough: more sizes than for a
 * submission, as the curve serves all of them, and with fewer than six each single cost would weigh too much.
 */
export function measureReferenceCurves(parts: CurvesParts): Promise<Curves> {
  return measureCurves(parts, {
    program: parts.reference,
    name: 'the reference',
    costNs: parts.calmNs,
    mustReach: parts.size,
    sizes: 8,
    leastSizes: 6,
    looks: 8,
    curveMs: 30_000,
    mostMs: parts.session.package.manifest.limits.cpuMs,
  });
}

/** How the naive program's cost grows, to be shown beside the others. Nobody is judged by it, so it may be rough. */
export function measureNaiveCurves(parts: CurvesParts): Promise<Curves> {
  const { naive } = parts;
  const run: RunMeasured = (stdin, _, slice) => naive.run(stdin, 2 * NAIVE_RUN_MS, slice);
  return measureCurves(parts, {
    program: { ...naive, run },
    name: 'the baseline',
    costNs: parts.naiveNs,
    mustReach: 0,
    sizes: 4,
    leastSizes: 3,
    looks: 1,
    curveMs: 8_000,
    mostMs: NAIVE_RUN_MS,
  });
}

async function measureCurves(parts: CurvesParts, effort: Effort): Promise<Curves> {
  const { session, inputs, core, beside, size, smallest } = parts;
  const { program, name, costNs, mustReach, curveMs, ...bounds } = effort;
  const run = withKernelSlice(program.run);
  const both = createSideBySide(shareCore(core, program.box, beside.box));
  const paced = createPacedCost(both, beside.run, chooseYardstick(parts));
  const { costMs: startUpMs } = await paced.startUp(() => runAuthor(run, smallest, name));
  const { settleMs } = program.box;
  const visibleMs = visibleFrom(startUpMs, settleMs);
  const curves: Curves = {};
  const largest = session.definition.speed?.largest ?? Infinity;
  for (const family of growthFamilies(session.definition)) {
    const began = session.now();
    const measure = paced.follow();
    curves[family] = await climb({
      ...bounds,
      cost: async (n) => {
        const at = async () => {
          const stdin = await inputs.input(family, n);
          return await measure(n, () => runAuthor(run, stdin, name));
        };
        const measured = n > mustReach ? await unlessTooLarge(at) : await at();
        return measured && Math.max(0, measured.costMs - startUpMs);
      },
      firstSize: firstRung(size, costNs / NS_PER_MS, visibleMs),
      mostSize: (firstShown) => Math.min(largest, largestSize(size, firstShown)),
      visibleMs,
      mostOnceMs: mostOnce(startUpDoubt(startUpMs) + settleMs),
      overheadMs: startUpMs + paced.calmNs / NS_PER_MS,
      leftMs: () => curveMs - (session.now() - began),
    });
  }
  return curves;
}

/** How far a curve goes: if a start takes longer than the work on the measured size, that size does not show yet. */
export function largestSize(size: number, firstShown = Infinity): number {
  return Math.min(MOST_FOLLOWED * size, Math.max(MOST_GROWTH * size, VISIBLE_GROWTH * firstShown));
}

/** The measured family first, then those that only growth looks at. */
function growthFamilies({ speed, growth }: OptimizationDefinition): string[] {
  return [...new Set([...(speed === undefined ? [] : [speed.family]), ...(growth?.families ?? [])])];
}
