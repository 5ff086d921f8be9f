import { z } from 'zod';
import { languageSchema } from '../challenge.js';
import { listOf } from '../http.js';

/** Recording of an item stops at this size; its drafts are saved all the same. */
export const MAX_PLAYBACK_BYTES = 2 * 1_024 * 1_024;

const offset = z.number().int().nonnegative();

/** From offset `from` of a file, `removed` UTF-16 units gave way to `inserted`; `gone`: the file was deleted. */
export const playbackChangeSchema = z.object({
  path: z.string(),
  from: offset,
  removed: offset,
  inserted: z.string(),
  gone: z.boolean().optional(),
});
export type PlaybackChange = z.infer<typeof playbackChangeSchema>;

/** A saved draft as its difference to the step before; to nothing when `fresh`. */
export const playbackStepSchema = z.object({
  seq: z.number().int().positive(),
  at: z.iso.datetime(),
  language: languageSchema,
  fresh: z.boolean(),
  changes: z.array(playbackChangeSchema),
});
export type PlaybackStep = z.infer<typeof playbackStepSchema>;

/** Response of `GET …/playback`: the same for both sides. `full`: later drafts were not recorded. */
export const playbackSchema = z.object({ items: z.array(playbackStepSchema), full: z.boolean() });
export type Playback = z.infer<typeof playbackSchema>;

/** Response of `GET /workspaces/:w/sittings/:s/playback`: the items, with the address of each one's playback. */
export const playbackListSchema = listOf(
  z.object({ item: z.string(), title: z.string(), links: z.object({ playback: z.string() }) }),
);
export type PlaybackList = z.infer<typeof playbackListSchema>;
