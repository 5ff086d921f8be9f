import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';

/** The box in which a learner's service lives. */
export function serviceBox({ manifest }: ChallengePackage, language: string): BoxSpec {
  const { memoryMiB, processes } = manifest.limits;
  return { runtime: language, memoryMiB, processes, trust: 'candidate' };
}
