import type { Group } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { nameGroups } from '../../judging/name-groups.js';

/** The note that learners read about each group; `noteOf` explains how a group counts. */
export const groupNotes = (
  { manifest }: ChallengePackage,
  noteOf: (group: Group) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(manifest.groups.map((group) => [group.id, noteOf(group)] as const));

/** A group's note, followed by the groups that must pass first. */
export const gatedNote = (note: string, { requires = [] }: Group, { manifest }: ChallengePackage): string =>
  requires.length === 0 ? note : `${note} Counts only when ${nameGroups(requires, manifest.groups)} passes.`;
