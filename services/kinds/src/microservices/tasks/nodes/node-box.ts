import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';

/** The box of one node. Separate boxes isolate the nodes' files, ports and memory, which processes would not. */
export function nodeBox({ manifest }: ChallengePackage, language: string): BoxSpec {
  const { memoryMiB, processes } = manifest.limits;
  return { runtime: language, memoryMiB, processes, trust: 'candidate' };
}
