import type { Group } from '@hone/contracts';

/** Groups in a sentence for learners, by title: learners never see the ids. */
export function nameGroups(ids: readonly string[], groups: readonly Group[]): string {
  return ids.map((id) => `“${groups.find((group) => group.id === id)?.title ?? id}”`).join(' and ');
}
