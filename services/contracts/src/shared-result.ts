import { z } from 'zod';
import { languageSchema, slugSchema, sourceFileSchema } from './challenge.js';

/** Body of `POST /submissions/:id/share`: what the page shows beside the result. */
export const shareResultBodySchema = z.strictObject({
  code: z.boolean().default(false),
  name: z.boolean().default(false),
});

/** The page of a shared result, as its owner sees it. */
export const resultLinkSchema = z.object({
  /** Whole address of the public page. */
  url: z.string(),
  code: z.boolean(),
  name: z.boolean(),
});
export type ResultLink = z.infer<typeof resultLinkSchema>;

/** Response of `GET /submissions/:id/share`. */
export const foundResultLinkSchema = z.object({
  /** Whether it can be shared: it solved its challenge, in practice. */
  sharable: z.boolean(),
  link: resultLinkSchema.nullable(),
});

const points = z.number();

/** How cost grew on one family of inputs: sizes and CPU milliseconds above start-up. */
export const sharedCurveSchema = z.object({
  family: z.string(),
  /** Growth class, such as `n log n`. */
  label: z.string().nullable(),
  points: z.array(z.object({ n: z.number(), cpuMs: z.number(), referenceCpuMs: z.number().nullable() })),
});
export type SharedCurve = z.infer<typeof sharedCurveSchema>;

/**
 * What anybody with the link sees. Lists every field that may be shown: no checks, no test data, no evidence except
 * the measured speed.
 */
export const sharedResultSchema = z.object({
  challenge: z.object({
    slug: slugSchema,
    title: z.string(),
    kind: z.string(),
    difficulty: z.number(),
    summary: z.string(),
  }),
  language: languageSchema,
  /** Null unless the owner shows it. */
  name: z.string().nullable(),
  finishedAt: z.iso.datetime(),
  points,
  max: points,
  groups: z.array(z.object({ title: z.string(), points, max: points })),
  /** CPU time as a multiple of the reference's; null where speed is not measured. */
  speed: z.object({ ratio: z.number(), curves: z.array(sharedCurveSchema) }).nullable(),
  /** Null unless the owner shows them. */
  files: z.array(sourceFileSchema).nullable(),
});
export type SharedResult = z.infer<typeof sharedResultSchema>;
