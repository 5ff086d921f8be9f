import { z } from 'zod';
import { passAtSchema } from '../../../judging/check-rules.js';
import { idSchema } from '../../../judging/manifest-fields.js';

/** The limits of a document design, besides its answers. */
export const designSchema = z.strictObject({
  /** The instance on which work is counted: many events, always the same. */
  work: idSchema,
  /** The instance in which the program crashes in the middle of atomic events: few events. */
  crash: idSchema,
  /** The limit of work is this factor times the reference's work, */
  times: z.number().min(1).max(10).default(2),
  /** plus this constant, so that a reference of 1 leaves some room. */
  spare: z.number().int().min(0).max(100).default(4),
  /** The largest size of a document, and of an array in one, at any time. */
  bounds: z.strictObject({
    documentKiB: z.number().int().positive().max(16_384),
    array: z.number().int().positive().max(100_000),
  }),
  /** A check that counts work passes from this share of its points. */
  passAt: passAtSchema,
});
export type DesignRules = z.infer<typeof designSchema>;

/** The groups of a design's checks, besides those of its instances. */
export const DESIGN_GROUPS = ['reads', 'writes', 'bounds', 'atomic'] as const;
export type DesignGroup = (typeof DESIGN_GROUPS)[number];

/** Keys of the task that designs documents. */
export const designKeys = { design: designSchema.optional() };
