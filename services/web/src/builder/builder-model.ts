import type { ChallengeSummary } from '@hone/contracts';
import type { AssessmentContent } from '@hone/contracts/hiring';

export type Section = AssessmentContent['sections'][number];
export type Item = Section['items'][number];

/** An id that is not used in the content yet: `i7`. */
function freshId(content: AssessmentContent, prefix: 's' | 'i'): string {
  const taken = new Set(
    content.sections.flatMap((section) => [section.id, ...section.items.map(({ id }) => id)]),
  );
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** The list with the member at `from` moved by `step`; the same list if there is no such place. */
function moved<T>(list: readonly T[], from: number, step: 1 | -1): readonly T[] {
  const member = list[from];
  const to = from + step;
  if (member === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, member);
}

function withSections(content: AssessmentContent, sections: readonly Section[]): AssessmentContent {
  return { ...content, sections: [...sections] };
}

/** Each candidate gets `pick` of the items, or all of them if there are no more than that. */
function withItems(section: Section, items: readonly Item[]): Section {
  const { pick, ...rest } = section;
  const kept = pick !== undefined && pick < items.length ? { pick } : {};
  return { ...rest, ...kept, items: [...items] };
}

export function addSection(content: AssessmentContent, title: string): AssessmentContent {
  const section: Section = { id: freshId(content, 's'), title, items: [] };
  return withSections(content, [...content.sections, section]);
}

export function changeSection(
  content: AssessmentContent,
  id: string,
  change: (section: Section) => Section,
): AssessmentContent {
  return withSections(
    content,
    content.sections.map((section) => (section.id === id ? change(section) : section)),
  );
}

export function removeSection(content: AssessmentContent, id: string): AssessmentContent {
  return withSections(
    content,
    content.sections.filter((section) => section.id !== id),
  );
}

export function moveSection(content: AssessmentContent, id: string, step: 1 | -1): AssessmentContent {
  const from = content.sections.findIndex((section) => section.id === id);
  return withSections(content, moved(content.sections, from, step));
}

export function isUsed(content: AssessmentContent, slug: string): boolean {
  return content.sections.some((section) => section.items.some(({ challenge }) => challenge === slug));
}

/** A challenge can be in an assessment only once. */
export function addItem(content: AssessmentContent, section: string, slug: string): AssessmentContent {
  if (isUsed(content, slug)) return content;
  const item: Item = { id: freshId(content, 'i'), challenge: slug, weight: 1 };
  return changeSection(content, section, (old) => withItems(old, [...old.items, item]));
}

export function changeItem(
  content: AssessmentContent,
  id: string,
  change: (item: Item) => Item,
): AssessmentContent {
  const sections = content.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.id === id ? change(item) : item)),
  }));
  return withSections(content, sections);
}

export function removeItem(content: AssessmentContent, id: string): AssessmentContent {
  const sections = content.sections.map((section) =>
    section.items.some((item) => item.id === id)
      ? withItems(
          section,
          section.items.filter((item) => item.id !== id),
        )
      : section,
  );
  return withSections(content, sections);
}

/** Position of an item: index of its section and index within it. */
export function placeOfItem(
  content: AssessmentContent,
  id: string,
): { readonly section: number; readonly item: number } | undefined {
  for (const [section, { items }] of content.sections.entries()) {
    const item = items.findIndex((candidate) => candidate.id === id);
    if (item !== -1) return { section, item };
  }
  return undefined;
}

/** Moves an item by one place; at the edge of its section into the next one. */
export function moveItem(content: AssessmentContent, id: string, step: 1 | -1): AssessmentContent {
  const place = placeOfItem(content, id);
  const section = place && content.sections[place.section];
  const item = section?.items[place?.item ?? -1];
  if (place === undefined || section === undefined || item === undefined) return content;
  const within = moved(section.items, place.item, step);
  if (within !== section.items) return changeSection(content, section.id, (old) => withItems(old, within));
  const next = content.sections[place.section + step];
  if (next === undefined) return content;
  const left = removeItem(content, id);
  return changeSection(left, next.id, (old) =>
    withItems(old, step === 1 ? [item, ...old.items] : [...old.items, item]),
  );
}

/** A copy without one of its optional members. */
export function without<T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = whole;
  return rest;
}

export interface Totals {
  readonly items: number;
  /** The candidate's time limit; null without one. */
  readonly minutes: number | null;
  /** What the challenges take according to their authors. */
  readonly expected: number;
  /** Rounded mean; null without items. */
  readonly difficulty: number | null;
  /** Shares of the weight by skill, largest first. */
  readonly skills: readonly { readonly skill: string; readonly share: number }[];
}

/** Number of items that a candidate gets of a section, as a share of those in it. */
function drawnShare({ items, pick }: Section): number {
  return pick === undefined || items.length === 0 ? 1 : Math.min(1, pick / items.length);
}

/** A candidate's minutes: the total, or the sum of the sections when each has a limit. */
export function minutesOf({ totalMinutes, sections }: AssessmentContent): number | null {
  if (totalMinutes !== undefined) return totalMinutes;
  if (sections.length === 0 || sections.some(({ minutes }) => minutes === undefined)) return null;
  return sections.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
}

/** Totals of the content for one candidate, on average where items are drawn. */
export function sumUp(
  content: AssessmentContent,
  known: ReadonlyMap<string, Pick<ChallengeSummary, 'minutes' | 'difficulty' | 'skills'>>,
): Totals {
  const parts = content.sections.flatMap((section) =>
    section.items.map((item) => ({ item, share: drawnShare(section), of: known.get(item.challenge) })),
  );
  const found = parts.flatMap(({ item, share, of }) => (of === undefined ? [] : [{ item, share, of }]));
  const weight = found.reduce((sum, { item, share }) => sum + item.weight * share, 0);
  const skills = new Map<string, number>();
  for (const { item, share, of } of found)
    for (const skill of of.skills)
      skills.set(skill, (skills.get(skill) ?? 0) + (weight === 0 ? 0 : (item.weight * share) / weight));
  return {
    items: Math.round(parts.reduce((sum, { share }) => sum + share, 0)),
    minutes: minutesOf(content),
    expected: Math.round(found.reduce((sum, { share, of }) => sum + share * of.minutes, 0)),
    difficulty:
      found.length === 0
        ? null
        : Math.round(found.reduce((sum, { of }) => sum + of.difficulty, 0) / found.length),
    skills: [...skills]
      .map(([skill, share]) => ({ skill, share }))
      .sort((one, other) => other.share - one.share || one.skill.localeCompare(other.skill)),
  };
}
