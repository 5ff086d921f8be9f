import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { SqlDefinition } from '../../definition.js';

const SERVER_MEMORY_MIB = 384;
const SERVER_PROCESSES = 24;
const TRUSTED_MEMORY_MIB = 512;

/** A program and the server that runs its statements, in separate boxes: the program cannot connect to the server. */
export interface ProgramBoxes {
  readonly program: BoxSpec;
  readonly server: BoxSpec;
}

/** The boxes of a submission, and of the reference in the same language; never shared. */
export function injectionBoxes(
  pack: ChallengePackage,
  { engine }: Pick<SqlDefinition, 'engine'>,
  language: string,
): { readonly candidate: ProgramBoxes; readonly reference: ProgramBoxes } {
  const { memoryMiB, processes } = pack.manifest.limits;
  const server = { runtime: engine, memoryMiB: SERVER_MEMORY_MIB, processes: SERVER_PROCESSES };
  const memory = Math.max(TRUSTED_MEMORY_MIB, memoryMiB);
  return {
    candidate: {
      program: { runtime: language, memoryMiB, processes, trust: 'candidate' },
      server: { ...server, trust: 'candidate' },
    },
    reference: {
      program: { runtime: language, memoryMiB: memory, processes, trust: 'trusted' },
      server: { ...server, trust: 'trusted' },
    },
  };
}
