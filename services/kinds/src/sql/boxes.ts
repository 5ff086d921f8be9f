import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import { isTables, type SqlDefinition } from './definition.js';

const TRUSTED_MEMORY_MIB = 512;
const TRUSTED_PROCESSES = 32;

/** The boxes of a submission, by the engine's name: the learner's server, the reference's and the data generator; never shared. */
export interface Boxes {
  readonly candidate: BoxSpec;
  readonly reference: BoxSpec;
  readonly generator: BoxSpec;
}

/** Which boxes grading a submission may open. */
export function boxesFor(pack: ChallengePackage, { engine }: Pick<SqlDefinition, 'engine'>): Boxes {
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

/** The same as a list: what is not judged by rows needs no reference, and what is not generated no generator. */
export function sqlTopology(pack: ChallengePackage, definition: SqlDefinition): readonly BoxSpec[] {
  const { candidate, reference, generator } = boxesFor(pack, definition);
  if (definition.reference === undefined) return [candidate];
  const generated = definition.instances.some((instance) => instance.generator !== undefined);
  return [
    candidate,
    // A node of Cassandra takes seconds to start, and keeps the reference in a keyspace of its own.
    ...(isTables(definition) ? [] : [reference]),
    ...(generated ? [generator] : []),
  ];
}
