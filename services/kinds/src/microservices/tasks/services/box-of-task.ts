import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import { databaseBox } from '../../../api-design/topology.js';
import { getScript } from './scenario/read-files.js';
import { boxOf } from './system/pod-of-system.js';

/** The boxes of a system: one for each service, and one for the database. */
export function boxesOfServices(pack: ChallengePackage, language: string): readonly BoxSpec[] {
  const { members, database } = getScript(pack).topology;
  return [
    ...Object.values(members).map((member) => boxOf(pack, member, language)),
    ...(database === undefined ? [] : [databaseBox]),
  ];
}
