import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { OptimizationDefinition } from './definition.js';

const TRUSTED_MEMORY_MIB = 512;
const TRUSTED_PROCESSES = 32;

/** The three boxes of a submission: the learner's, the generator's and the reference's; never shared. */
export interface Boxes {
  readonly candidate: BoxSpec;
  readonly generator: BoxSpec;
  readonly reference: BoxSpec;
}

/** Which boxes grading a submission in `language` opens. */
export function boxesFor(
  pack: ChallengePackage,
  definition: OptimizationDefinition,
  language: string,
): Boxes {
  const { memoryMiB, processes } = pack.manifest.limits;
  const trusted = (runtime: string): BoxSpec => ({
    runtime,
    memoryMiB: Math.max(TRUSTED_MEMORY_MIB, memoryMiB),
    processes: Math.max(TRUSTED_PROCESSES, processes),
    trust: 'trusted',
  });
  return {
    candidate: { runtime: language, memoryMiB, processes, trust: 'candidate' },
    generator: trusted(definition.generator.language),
    reference: trusted(referenceFor(definition).language),
  };
}

/** The reference that computes expected answers: Python's where there is one, else the first named. */
export function referenceFor(definition: OptimizationDefinition): { language: string; folder: string } {
  const [first] = Object.entries(definition.reference);
  const python = definition.reference['python'];
  if (python !== undefined) return { language: 'python', folder: python };
  if (first === undefined) throw new Error('an optimization definition names at least one reference');
  return { language: first[0], folder: first[1] };
}
