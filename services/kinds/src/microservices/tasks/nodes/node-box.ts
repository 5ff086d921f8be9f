import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';

/** The box of one node: boxes, not processes, keep nodes from each other's files, ports and memory. */
export function nodeBox({ manifest }: ChallengePackage, language: string): BoxSpec {
  const { memoryMiB, processes } = manifest.limits;
  return { runtime: language, memoryMiB, processes, trust: 'candidate' };
}
