import { z } from 'zod';
import { readChoice, writeChoice } from '../app/remembered-choice.js';

const savedViewSchema = z.object({
  name: z.string().trim().min(1).max(40),
  /** The filters as they are in the URL. */
  search: z.string().max(400),
});
/** Named filters of the table. */
export type SavedView = z.infer<typeof savedViewSchema>;

const MOST_VIEWS = 20;
const savedViewsSchema = z.array(savedViewSchema).max(MOST_VIEWS);

const keyOf = (workspace: string) => `hone.candidate-views.${workspace}`;

/** The views that this browser remembers; none if they cannot be parsed. */
export function readViews(workspace: string, storage?: () => Storage): readonly SavedView[] {
  try {
    return savedViewsSchema.parse(JSON.parse(readChoice(keyOf(workspace), storage) ?? '[]'));
  } catch {
    return [];
  }
}

export function writeViews(workspace: string, views: readonly SavedView[], storage?: () => Storage): void {
  writeChoice(keyOf(workspace), JSON.stringify(views), storage);
}

/** Adds a view, replacing one of the same name; the oldest goes when there are too many. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-MOST_VIEWS);
}
