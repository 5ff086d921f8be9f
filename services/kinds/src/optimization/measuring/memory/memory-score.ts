import type { MemoryEvidence } from '@hone/contracts';

const MEBIBYTE = 1024 * 1024;
/** Less than this is a runtime's own bookkeeping, which differs between two runs of one program. */
const MEMORY_FLOOR_BYTES = MEBIBYTE;

type Measured = Pick<MemoryEvidence, 'submission' | 'reference' | 'full' | 'none'>;

/** A program's memory for the input itself, in bytes: its peak above that on the smallest input. */
export function memoryAboveStart({ peakBytes, emptyBytes }: MemoryEvidence['submission']): number {
  return Math.max(MEMORY_FLOOR_BYTES, peakBytes - emptyBytes);
}

/** How many times the reference's memory the submission takes. */
export function memoryRatio({ submission, reference }: Measured): number {
  return memoryAboveStart(submission) / memoryAboveStart(reference);
}

/**
 * Score of a peak of memory, from 0 to 1: all up to `full` times the reference, nothing from `none` times on, and
 * clamp(ln(none / ratio) / ln(none / full), 0, 1) between, the formula of measured speed.
 */
export function scoreFromMemory(measured: Measured): number {
  const { full, none } = measured;
  const share = Math.log(none / memoryRatio(measured)) / Math.log(none / full);
  return Math.min(1, Math.max(0, share));
}
