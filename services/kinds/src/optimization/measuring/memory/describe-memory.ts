import type { MemoryEvidence } from '@hone/contracts';
import { memoryAboveStart, memoryRatio } from './memory-score.js';

const MEBIBYTE = 1024 * 1024;

const mebibytes = (bytes: number): string => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;

/** The result of a memory measurement, for the learner. */
export function describeMemory(measured: Omit<MemoryEvidence, 'type' | 'text'>, score: number): string {
  const { size, submission, reference, full, none } = measured;
  const own = mebibytes(memoryAboveStart(submission));
  const theirs = mebibytes(memoryAboveStart(reference));
  const times = Number(memoryRatio(measured).toPrecision(3));
  const scale = `all points up to ${full} times the reference, none from ${none} times on`;
  return `For an input of size ${size.toLocaleString('en')} your program takes ${own} more than for the smallest, the reference ${theirs}: ${times} times as much. That earns ${Math.round(100 * score)}% (${scale}).`;
}
