import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import { DATABASE_MEMORY_MIB } from './database-of-task.js';

/** The image for services in a language: with frameworks, drivers, and a heap that fits the box. */
export const serviceRuntime = (language: string): string => `${language}-service`;

/** The box of a learner's service. */
export function serviceBox({ manifest }: ChallengePackage, language: string): BoxSpec {
  const { memoryMiB, processes } = manifest.limits;
  return { runtime: serviceRuntime(language), memoryMiB, processes, trust: 'candidate' };
}

/** The box of the submission's own database server. */
export const databaseBox: BoxSpec = {
  runtime: 'postgresql-service',
  memoryMiB: DATABASE_MEMORY_MIB,
  processes: 48,
  trust: 'candidate',
};
