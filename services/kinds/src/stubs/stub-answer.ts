import { z } from 'zod';

/** A stub's answer to matching requests; the first match counts, and anything else gets 404. */
export const stubAnswerSchema = z
  .strictObject({
    /** Method and path; `{name}` stands for a part of the path, which `{{name}}` repeats in the answer. */
    on: z.string().regex(/^[A-Z]{3,10} \/[^\s?]*$/, 'must be a method and a path, such as GET /parcels/{id}'),
    status: z.number().int().min(200).max(599).default(200),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().max(2_000)).default({}),
    /** `{{body.name}}` stands for a field of the request's JSON. */
    json: z.unknown().optional(),
    body: z.string().max(65_536).optional(),
    /** The time for its work. */
    afterMs: z.number().int().min(0).max(5_000).default(0),
  })
  .refine(({ json, body }) => json === undefined || body === undefined, {
    path: ['body'],
    message: 'an answer has a body as json or as it is, not both',
  });
export type StubAnswer = z.infer<typeof stubAnswerSchema>;
