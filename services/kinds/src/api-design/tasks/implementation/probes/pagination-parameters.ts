import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { nameSchema, parameterSchema, placeSchema, probeShape, statusesSchema } from './parameters.js';

const styleSchema = z.discriminatedUnion('by', [
  /** The answer has what the next request sends. */
  z.strictObject({ by: z.literal('cursor'), parameter: parameterSchema, next: placeSchema }),
  z.strictObject({ by: z.literal('offset'), parameter: parameterSchema }),
  z.strictObject({
    by: z.literal('page'),
    parameter: parameterSchema,
    first: z.number().int().min(0).max(1).default(1),
  }),
  /** A header `Link` with `rel="next"` has the address. */
  z.strictObject({ by: z.literal('link') }),
]);

/** A list comes in pages: every item exactly once, and never too many at a time. */
export const paginationSchema = z
  .strictObject({
    probe: z.literal('pagination'),
    ...probeShape,
    /** Makes one item. */
    create: nameSchema,
    /** The number of items made. */
    items: z.number().int().min(3).max(60).default(23),
    list: nameSchema,
    /** The place of the list, and the value that identifies an item. */
    entries: placeSchema,
    identity: placeSchema.default('json.id'),
    /** The parameter that bounds a page, a size for the walk, and the largest size that there is. */
    size: z.strictObject({
      parameter: parameterSchema,
      walk: z.number().int().min(1).max(50).default(5),
      most: z.number().int().min(1).max(1_000),
    }),
    style: styleSchema,
    /** An item is made between two pages: those that were there before must still come exactly once. */
    stable: z.boolean().default(false),
    /** Statuses of the answers to an invalid size and an invalid cursor. */
    badSize: statusesSchema.optional(),
    badCursor: statusesSchema.optional(),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type PaginationParameters = z.infer<typeof paginationSchema>;
