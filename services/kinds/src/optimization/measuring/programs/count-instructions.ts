import { NS_PER_MS, type SpeedEvidence } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { z } from 'zod';
import type { Calibration } from '../scoring/calibration.js';
import { timeAuthor, type RunMeasured } from './measured-program.js';

/** The reference's approximate time above start-up on the counted input: counting takes some fifty times as long. */
const REFERENCE_MS = 15;
/** A program that takes longer is not counted. */
const COUNTED_CPU_MS = 8_000;

const referenceCountSchema = z.object({ instructions: z.number().int().positive().nullable() });

/** Dependencies of counting instructions. */
export interface CountParts {
  /** Runs under the counter of the runtime, where it has one. */
  readonly submission: RunMeasured;
  readonly reference: RunMeasured;
  /** The reference without the counter, for the answer. */
  readonly plainReference: RunMeasured;
  readonly calibration: Pick<Calibration, 'size' | 'referenceNs'>;
  readonly input: (n: number) => Promise<Uint8Array>;
  /** The reference's answer; `make` yields it where it is not known yet. */
  readonly answer: (n: number, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  /** Keeps what `make` yields: the reference's count is the same for every submission. */
  readonly cached: (n: number, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  readonly isRight: (outcome: RunOutcome, expected: Uint8Array) => boolean;
}

/** A size on which counting is done in a second or two. */
export const countedSize = ({ size, referenceNs }: CountParts['calibration']): number =>
  Math.max(1, Math.min(size, Math.round((size * REFERENCE_MS * NS_PER_MS) / Math.max(1, referenceNs))));

/**
 * Counts the instructions of the submission and of the reference on one input: the same programs give the same counts on
 * any machine, however busy (Ruby, which draws a new hash seed each time, the same to some in ten thousand).
 * Undefined where the runtime counts none, or where the submission needs too long for that. A program could print a
 * count of its own: the count is for the learner to compare, and earns nothing.
 */
export async function countInstructions(parts: CountParts): Promise<SpeedEvidence['instructions']> {
  const size = countedSize(parts.calibration);
  const stdin = await parts.input(size);
  const kept = await parts.cached(size, async () => {
    const { instructions = null } = await parts.reference(stdin, COUNTED_CPU_MS);
    return new TextEncoder().encode(JSON.stringify({ instructions }));
  });
  const reference = referenceCountSchema.parse(JSON.parse(new TextDecoder().decode(kept))).instructions;
  if (reference === null) return undefined;
  const expected = await parts.answer(
    size,
    async () => (await timeAuthor(parts.plainReference, stdin, 'the reference')).stdout,
  );
  const outcome = await parts.submission(stdin, COUNTED_CPU_MS);
  if (outcome.instructions === undefined || !parts.isRight(outcome, expected)) return undefined;
  return { size, submission: outcome.instructions, reference };
}
