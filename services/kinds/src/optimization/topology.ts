import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { OptimizationDefinition, ProgramChecker } from './definition.js';
import type { ValidatorSources } from './validator/find-validator.js';

const TRUSTED_MEMORY_MIB = 512;
const TRUSTED_PROCESSES = 32;

/** The boxes of a submission: the learner's, and where inputs are made the generator's and the reference's; never shared. */
export interface Boxes {
  readonly candidate: BoxSpec;
  readonly generator?: BoxSpec;
  readonly reference?: BoxSpec;
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
  const reference = referenceFor(definition);
  return {
    candidate: { runtime: language, memoryMiB, processes, trust: 'candidate', confined: true },
    ...(definition.generator && { generator: trusted(definition.generator.language) }),
    ...(reference && { reference: { ...trusted(reference.language), confined: true } }),
  };
}

/** The box of the program that checks generated inputs against the statement. */
export function contractBox({ manifest }: ChallengePackage): BoxSpec {
  const memoryMiB = Math.max(TRUSTED_MEMORY_MIB, manifest.limits.memoryMiB);
  return { runtime: 'python', memoryMiB, processes: TRUSTED_PROCESSES, trust: 'trusted' };
}

/** The box of a challenge's validator: its author's program beside the answers of learners, never beside their code. */
export function validatorBox(
  checker: ProgramChecker,
  { language, entry }: Pick<ValidatorSources, 'language' | 'entry'>,
): BoxSpec {
  // Its own script compiles within the box's memory; elsewhere compilers have their own memory.
  const memoryMiB = Math.max(checker.memoryMiB, entry === undefined ? TRUSTED_MEMORY_MIB : 0);
  return { runtime: language, memoryMiB, processes: TRUSTED_PROCESSES, trust: 'trusted' };
}

/** The reference that computes expected answers: Python's where there is one, else the first named; none without any. */
export function referenceFor(
  definition: OptimizationDefinition,
): { language: string; folder: string } | undefined {
  const [first] = Object.entries(definition.reference);
  const python = definition.reference['python'];
  if (python !== undefined) return { language: 'python', folder: python };
  return first && { language: first[0], folder: first[1] };
}
