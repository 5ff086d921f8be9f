import type { Group } from '@hone/contracts';

/** Groups in a sentence for learners, who know them by their titles and never see their ids. */
export function nameGroups(ids: readonly string[], groups: readonly Group[]): string {
  return ids.map((id) => `“${groups.find((group) => group.id === id)?.title ?? id}”`).join(' and ');
}
