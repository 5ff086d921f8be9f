import { z } from 'zod';

const nameSchema = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'a name such as noteId');
const headersSchema = z.record(
  z.string().regex(/^[A-Za-z0-9-]+$/, 'the name of a header'),
  z.string().max(2_000),
);

interface Bodies {
  readonly json?: unknown;
  readonly body?: string | undefined;
}

/** For `refine`. */
export const hasOneBody = ({ json, body }: Bodies): boolean => json === undefined || body === undefined;
export const TWO_BODIES = { path: ['body'], message: 'a request has a body as json or as it is, not both' };

/**
 * A request and what its answer must be. Texts may contain `{{name}}` for a value that was drawn or kept; a text that is
 * only that becomes the value itself, number or not.
 */
export const stepSchema = z
  .strictObject({
    /** Method and target, such as `POST /notes`. */
    send: z.string().regex(/^[A-Z]{3,10} \/\S*$/, 'a method and a target, such as GET /notes'),
    headers: headersSchema.default({}),
    /** A body as JSON, sent with its type. */
    json: z.unknown().optional(),
    /** A body as it is; its type is a header. */
    body: z.string().max(65_536).optional(),
    expect: z.strictObject({
      status: z.union([
        z.number().int().min(100).max(599),
        z.array(z.number().int().min(100).max(599)).min(1),
      ]),
      /** A text, the beginning of one (`application/json*`), `$any` or `$absent`. */
      headers: headersSchema.default({}),
      /** A pattern: see match-json.ts. */
      json: z.unknown().optional(),
      body: z.string().max(65_536).optional(),
    }),
    /** Values of the answer for later steps: `json.id`, `headers.etag`. */
    keep: z
      .record(nameSchema, z.string().regex(/^(json(\.[A-Za-z0-9_-]+)+|headers\.[a-z0-9-]+)$/))
      .default({}),
  })
  .refine(hasOneBody, TWO_BODIES);
export type Step = z.infer<typeof stepSchema>;

/** A step of a conversation may come after a pause, in which things such as a hold on a seat expire. */
export const conversationStepSchema = z
  .strictObject({ ...stepSchema.shape, waitMs: z.number().int().min(1).max(5_000).optional() })
  .refine(hasOneBody, TWO_BODIES);
export type ConversationStep = z.infer<typeof conversationStepSchema>;
