import type { Approach, PackageImage } from '@hone/contracts';
import { z } from 'zod';

/** The texts that show an image; a user who may read one of them may see the image. */
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

/** The texts of a package that unlock step by step, as Markdown; separate from what everyone may see. */
export const guidanceTextsSchema = z.object({
  hints: z.array(z.string()),
  editorial: z.string().nullable(),
  images: z.array(packageImageSchema),
});
export type GuidanceTexts = z.infer<typeof guidanceTextsSchema>;

/** Guidance with the parts that are too large to load every time. */
export interface Guidance extends GuidanceTexts {
  /** The images themselves, by path. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Accepted solutions in order, for every language of the challenge. */
  readonly approaches: ReadonlyMap<string, readonly Approach[]>;
}

/** Guidance by package digest; stored once, never changed. */
export interface GuidanceRepository {
  /** Stores images first, so that stored texts always have their images. Adds parts that are missing. */
  put(digest: string, guidance: Guidance): Promise<void>;
  find(digest: string): Promise<GuidanceTexts | undefined>;
  findImage(digest: string, path: string): Promise<Uint8Array | undefined>;
  /** Undefined when none were stored for the language; an empty list when there are none. */
  findApproaches(digest: string, language: string): Promise<readonly Approach[] | undefined>;
}
