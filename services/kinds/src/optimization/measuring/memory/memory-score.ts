import type { MemoryEvidence } from '@hone/contracts';

const MEBIBYTE = 1024 * 1024;
/** Less than this is a runtime's own bookkeeping, of which two runs of one program differ. */
const MEMORY_FLOOR_BYTES = MEBIBYTE;

type Figures = Pick<MemoryEvidence, 'submission' | 'reference' | 'full' | 'none'>;

/** What a program takes for the input itself, in bytes: its peak above that on the smallest input. */
export function memoryAboveStart({ peakBytes, emptyBytes }: MemoryEvidence['submission']): number {
  return Math.max(MEMORY_FLOOR_BYTES, peakBytes - emptyBytes);
}

/** How many times the reference's memory the submission takes. */
export function memoryRatio({ submission, reference }: Figures): number {
  return memoryAboveStart(submission) / memoryAboveStart(reference);
}

/**
 * Score of a peak of memory, from 0 to 1: all up to `full` times the reference, nothing from `none` times on, and
 * clamp(ln(none / ratio) / ln(none / full), 0, 1) between, the formula of measured speed.
 */
export function scoreFromMemory(figures: Figures): number {
  const { full, none } = figures;
  const share = Math.log(none / memoryRatio(figures)) / Math.log(none / full);
  return Math.min(1, Math.max(0, share));
}
