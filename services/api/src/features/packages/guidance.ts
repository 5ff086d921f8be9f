import type { Approach, PackageImage } from '@hone/contracts';
import { z } from 'zod';

/** Where an image is shown; whoever may read that may see the image. */
const shownInSchema = z.union([
  z.literal('statement'),
  z.literal('editorial'),
  /** A hint, by its number from 1. */
  z.number().int().positive(),
]);

const packageImageSchema = z.object({
  path: z.string(),
  type: z.string(),
  shownIn: z.array(shownInSchema).readonly(),
}) satisfies z.ZodType<PackageImage>;

/** The texts of a package that are given bit by bit, apart from what everybody may see. Markdown. */
export const guidanceTextsSchema = z.object({
  hints: z.array(z.string()),
  editorial: z.string().nullable(),
  images: z.array(packageImageSchema),
});
export type GuidanceTexts = z.infer<typeof guidanceTextsSchema>;

/** The same with what is too large to come along with every look. */
export interface Guidance extends GuidanceTexts {
  /** The images themselves, by path. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Right solutions in their order, for every language of the challenge. */
  readonly approaches: ReadonlyMap<string, readonly Approach[]>;
}

/** Guidance by digest of its package; stored once, never changed. */
export interface GuidanceRepository {
  /** Stores images first, so that texts that are found have all of theirs. Adds what was not stored before. */
  put(digest: string, guidance: Guidance): Promise<void>;
  find(digest: string): Promise<GuidanceTexts | undefined>;
  findImage(digest: string, path: string): Promise<Uint8Array | undefined>;
  /** Undefined where none were stored for the language; none at all are an empty list. */
  findApproaches(digest: string, language: string): Promise<readonly Approach[] | undefined>;
}
