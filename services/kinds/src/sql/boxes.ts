import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { InstancesDefinition } from './instances/instance.js';

const TRUSTED_MEMORY_MIB = 512;
const TRUSTED_PROCESSES = 32;

/** The boxes of a submission, named after the engine: learner's server, reference's server, data generator. Never shared. */
export interface Boxes {
  readonly candidate: BoxSpec;
  readonly reference: BoxSpec;
  readonly generator: BoxSpec;
}

/** Which boxes grading a submission may open. */
export function boxesFor(pack: ChallengePackage, { engine }: Pick<InstancesDefinition, 'engine'>): Boxes {
  const { memoryMiB, processes } = pack.manifest.limits;
  const trusted = (runtime: string): BoxSpec => ({
    runtime,
    memoryMiB: Math.max(TRUSTED_MEMORY_MIB, memoryMiB),
    processes: Math.max(TRUSTED_PROCESSES, processes),
    trust: 'trusted',
  });
  return {
    candidate: { runtime: engine, memoryMiB, processes, trust: 'candidate' },
    reference: trusted(engine),
    generator: trusted('python'),
  };
}

/** The boxes of a task whose reference runs alongside the learner's answer. Without generated data there is no generator. */
export function comparedBoxes(
  pack: ChallengePackage,
  definition: InstancesDefinition & { readonly reference?: string | undefined },
): readonly BoxSpec[] {
  const { candidate, reference, generator } = boxesFor(pack, definition);
  if (definition.reference === undefined) return [candidate];
  return [candidate, reference, ...(isGenerated(definition) ? [generator] : [])];
}

/** Whether a program generates the data of any instance. */
export const isGenerated = ({ instances }: Pick<InstancesDefinition, 'instances'>): boolean =>
  instances.some(({ generator }) => generator !== undefined);
