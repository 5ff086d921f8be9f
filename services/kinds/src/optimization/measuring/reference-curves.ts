import type { GradingSession } from '@hone/contracts/kind';
import type { MeasuringPlace } from '@hone/contracts/sandbox';
import type { OptimizationDefinition } from '../definition.js';
import { TrustedProgramFault } from '../trusted-program-fault.js';
import { climb, firstRung, startUpDoubt, visibleFrom } from './climb.js';
import { mostOnce, type CostPoint } from './growth-fit.js';
import type { MeasuredInputs } from './measured-inputs.js';
import { runAuthor, withKernelSlice, type AuthorProgram } from './measured-program.js';
import { chooseYardstick, createPacedCost } from './paced-cost.js';
import { createSideBySide, shareCore } from './side-by-side.js';
import { NS_PER_MS } from './units.js';

/** Curves go up to less than so many times the measured size, */
const MOST_GROWTH = 5;
/** or to so many times the first size that shows: fewer doublings would leave a slope to the noise of its costs. */
const VISIBLE_GROWTH = 8;
/** However long the start takes, inputs are made and read. */
const MOST_FOLLOWED = 16;
/** More than a submission's: where that is followed further, the reference has been there. */
const SIZES = 8;
/** It serves all submissions: fewer sizes than this leave too much to each cost. */
const LEAST_REFERENCE_SIZES = 6;
const LOOKS = 8;
const CURVE_MS = 30_000;

export interface CurvesParts {
  readonly session: GradingSession<OptimizationDefinition>;
  readonly inputs: MeasuredInputs;
  readonly place: MeasuringPlace;
  readonly reference: AuthorProgram;
  /** The reference in another box, which tells the pace. */
  readonly beside: AuthorProgram;
  readonly size: number;
  readonly smallest: Uint8Array;
  readonly stdin: Uint8Array;
  /** CPU above start-up on `stdin` in a calm moment. */
  readonly calmNs: number;
  readonly startUpNs: number;
}

/** How the reference's cost above start-up grows on each family: up to where it meets its limits, or it is far enough. */
export async function measureCurves(parts: CurvesParts): Promise<Record<string, CostPoint[]>> {
  const { session, inputs, place, reference, beside, size, calmNs } = parts;
  const run = withKernelSlice(reference.run);
  const both = createSideBySide(shareCore(place, reference.box, beside.box));
  const paced = createPacedCost(both, beside.run, chooseYardstick(parts));
  const { costMs: startUpMs } = await paced.startUp(() => runAuthor(run, parts.smallest, 'the reference'));
  const visibleMs = visibleFrom(startUpMs, reference.box.settleMs);
  const curves: Record<string, CostPoint[]> = {};
  const { cpuMs } = session.package.manifest.limits;
  const largest = session.definition.speed?.largest ?? Infinity;
  for (const family of growthFamilies(session.definition)) {
    const began = session.now();
    const measure = paced.follow();
    curves[family] = await climb({
      cost: async (n) => {
        const at = async () => {
          const stdin = await inputs.input(family, n);
          return await measure(n, () => runAuthor(run, stdin, 'the reference'));
        };
        const measured = n > size ? await unlessTooLarge(at) : await at();
        return measured && Math.max(0, measured.costMs - startUpMs);
      },
      firstSize: firstRung(size, calmNs / NS_PER_MS, visibleMs),
      mostSize: (firstShown) => Math.min(largest, largestSize(size, firstShown)),
      visibleMs,
      mostOnceMs: mostOnce(startUpDoubt(startUpMs) + reference.box.settleMs),
      overheadMs: startUpMs + paced.calmNs / NS_PER_MS,
      mostMs: cpuMs,
      sizes: SIZES,
      leastSizes: LEAST_REFERENCE_SIZES,
      looks: LOOKS,
      leftMs: () => CURVE_MS - (session.now() - began),
    });
  }
  return curves;
}

/** How far a curve goes: where a start takes longer than the work on the measured size, that does not show yet. */
export function largestSize(size: number, firstShown = Infinity): number {
  return Math.min(MOST_FOLLOWED * size, Math.max(MOST_GROWTH * size, VISIBLE_GROWTH * firstShown));
}

/** The measured family first, then those that only growth looks at. */
function growthFamilies({ speed, growth }: OptimizationDefinition): string[] {
  return [...new Set([...(speed === undefined ? [] : [speed.family]), ...(growth?.families ?? [])])];
}

/**
 * What the author's programs do on a size that the challenge did not declare; undefined where one of them meets a limit
 * or fails there, which is nobody's fault.
 */
export async function unlessTooLarge<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrustedProgramFault) return undefined;
    throw error;
  }
}
