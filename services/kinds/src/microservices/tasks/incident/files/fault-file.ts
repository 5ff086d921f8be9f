import { z } from 'zod';
import { idSchema, pathSchema } from '../../../../judging/manifest-fields.js';
import { nameSchema } from '../../services/properties/fields.js';

const answerSchema = z.strictObject({ component: nameSchema, kind: idSchema });
export type Answer = z.infer<typeof answerSchema>;

/** Replaces a text that occurs exactly once in a file of the healthy system. */
const editSchema = z.strictObject({ file: pathSchema, find: z.string().min(1), replace: z.string() });
export type Edit = z.infer<typeof editSchema>;

/** Log lines and spans that show the fault. Texts match as substrings. */
const selectorSchema = z.union([
  z.strictObject({
    log: z.strictObject({
      service: nameSchema,
      message: z.string(),
      /** A part of the line's other fields, as JSON. */
      error: z.string().optional(),
      status: z.number().int().optional(),
      /** The least number of times that its trace has this message. */
      leastInTrace: z.number().int().min(2).optional(),
    }),
  }),
  z.strictObject({
    span: z.strictObject({
      service: nameSchema,
      /** The whole name. */
      name: z.string(),
      leastMs: z.number().positive().optional(),
      /** The least number of such spans in its trace. */
      leastInTrace: z.number().int().min(2).optional(),
      isError: z.literal(true).optional(),
      /** A part of the text of its error. */
      error: z.string().min(1).optional(),
    }),
  }),
]);
export type Selector = z.infer<typeof selectorSchema>;

const singleSchema = z.strictObject({
  answers: z.array(answerSchema).length(1),
  edits: z.array(editSchema).max(20).default([]),
  evidence: z.array(selectorSchema).max(20).default([]),
});

/** `tests/faults/<id>.yml`: one fault, or two others at once. */
export const faultFileSchema = z.union([
  singleSchema,
  z.strictObject({ both: z.tuple([idSchema, idSchema]) }),
]);

/** A fault with everything that grading and drawing need. */
export interface Fault {
  readonly id: string;
  /** None, one or two faults. */
  readonly answers: readonly Answer[];
  readonly edits: readonly Edit[];
  readonly evidence: readonly Selector[];
}
