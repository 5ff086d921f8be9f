import { createHash } from 'node:crypto';
import type { PinnedSection } from '../hiring-records/assessment-records.js';

/** The sections with the items that one candidate gets. Drawn from the sitting's random id: always the same. */
export function drawItems(sitting: string, sections: readonly PinnedSection[]): PinnedSection[] {
  const rankOf = (item: string) => createHash('sha256').update(`${sitting} ${item}`).digest('hex');
  return sections.map((section) => {
    const { items, pick = items.length } = section;
    const ranked = [...items].sort((one, other) => (rankOf(one.id) < rankOf(other.id) ? -1 : 1));
    const drawn = new Set(ranked.slice(0, pick));
    return { ...section, items: items.filter((item) => drawn.has(item)) };
  });
}
