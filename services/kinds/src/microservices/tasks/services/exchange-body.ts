import { z } from 'zod';
import type { Json } from '../../history/history.js';

/** The body of a message that is an HTTP request. */
const requestBodySchema = z.object({
  /** Method and path, as a diagram labels it. */
  type: z.string(),
  kind: z.literal('request'),
  method: z.string(),
  path: z.string(),
  /** W3C trace context, where the request has one. */
  traceparent: z.string().exactOptional(),
  text: z.string(),
});
export type RequestBody = z.infer<typeof requestBodySchema>;

/** The body of a message that is an HTTP answer, or of a dropped message where there was none. */
const answerBodySchema = z.object({
  type: z.string(),
  kind: z.literal('answer'),
  /** The message that asked. */
  to: z.number(),
  /** Null: no answer came. */
  status: z.number().nullable(),
  /** Seconds in `Retry-After`. */
  retryAfterSeconds: z.number().exactOptional(),
  text: z.string(),
});
export type AnswerBody = z.infer<typeof answerBodySchema>;

/** Undefined for a message that is no HTTP request. */
export const findRequest = (body: Json): RequestBody | undefined => requestBodySchema.safeParse(body).data;
/** Undefined for a message that is no HTTP answer. */
export const findAnswer = (body: Json): AnswerBody | undefined => answerBodySchema.safeParse(body).data;
