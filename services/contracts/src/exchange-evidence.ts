import { z } from 'zod';

const text = z.string().max(8_400);
const headers = z.array(z.tuple([z.string().max(200), z.string().max(2_000)])).max(60);

/** One request of a conversation and its response. Bodies and values are clipped. */
export const exchangeSchema = z.object({
  /** Milliseconds since the service's pod was opened, and until the response was complete. */
  atMs: z.number().nonnegative(),
  tookMs: z.number().nonnegative(),
  request: z.object({ method: z.string().max(20), target: text, headers, body: text.optional() }),
  response: z.object({ status: z.number().int(), headers, body: text }).optional(),
  /** Why there is no response. */
  failure: z.string().max(400).optional(),
  /** What the response had to be. */
  expected: z.string().max(2_000).optional(),
  /** How it differed; absent when it did not. */
  difference: z
    .object({ where: z.string().max(400), expected: z.string().max(2_000), actual: z.string().max(2_000) })
    .optional(),
  /** The request as a shell command. */
  curl: text,
  /** Output of the service between this request and the next, where it can be separated. */
  log: text.optional(),
});
export type Exchange = z.infer<typeof exchangeSchema>;

/** A conversation with a service, in order, with the service's output. */
export const exchangeEvidenceSchema = z.object({
  type: z.literal('exchange'),
  text: z.string().max(16_384),
  exchanges: z.array(exchangeSchema).max(60),
  log: z.string().max(16_384).optional(),
});
export type ExchangeEvidence = z.infer<typeof exchangeEvidenceSchema>;
