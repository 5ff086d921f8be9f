import type { RawSpeed, SpeedEvidence } from '@hone/contracts';
import { z } from 'zod';

const ns = z.number().int().nonnegative();
/** CPU milliseconds above start-up, by family and size. */
const curves = z.record(z.string(), z.array(z.object({ n: z.number(), cost: z.number() })));
export const calibrationSchema = z.object({
  /** The measured size: the declared one, or larger. */
  size: z.number().int().positive(),
  /** CPU above start-up on that size. */
  referenceNs: ns,
  naiveNs: ns,
  /** Of the reference, at the calmer of two times. */
  calmNs: ns,
  /** CPU of the reference on the smallest input, at the calmer of two times. */
  startUpNs: ns,
  /** Of the reference beside itself, as a multiple of its calm cost, which differs between machines. */
  beside: z.object({ times: z.number().positive(), spread: z.number().nonnegative() }),
  ratio: z.number().positive(),
  source: z.enum(['measured', 'capped']),
  /** Of the reference: growth is followed up to their end. */
  curves,
  /** Of the naive program, to be shown. */
  naiveCurves: curves,
});

/** Measurements of a challenge's reference and baseline in one language on this machine. */
export type Calibration = z.infer<typeof calibrationSchema>;

/** The part that evidence keeps. */
export const baselineOf = (calibration: Calibration): SpeedEvidence['baseline'] => ({
  ratio: calibration.ratio,
  source: calibration.source,
  referenceNs: Math.round(calibration.referenceNs),
  naiveNs: Math.round(calibration.naiveNs),
  calmNs: Math.round(calibration.calmNs),
  startUpNs: Math.round(calibration.startUpNs),
  beside: {
    ns: Math.round(calibration.beside.times * calibration.calmNs),
    spread: calibration.beside.spread,
  },
});

/** Of the author's programs only one start-up is known. */
export const startingAlike = (baseline: {
  readonly calmNs: number;
  readonly startUpNs: number;
}): Omit<RawSpeed, 'pairs'> => ({
  startUp: { submissionNs: [baseline.startUpNs], referenceNs: [baseline.startUpNs] },
  baseline,
});
