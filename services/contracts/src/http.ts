import { z } from 'zod';

/** RFC 9457 problem document. `requestId` is also in the log. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A page of a list; `nextCursor` is null on the last page. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  guest: z.boolean(),
  email: z.string().optional(),
  roles: z.array(z.string()),
});
export type User = z.infer<typeof userSchema>;

export const meSchema = z.object({ user: userSchema.nullable() });

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  checks: z.object({ mongo: z.boolean(), redis: z.boolean(), queue: z.boolean(), workers: z.boolean() }),
  runtimes: z.record(z.string(), z.enum(['ready', 'building', 'failed'])),
  /** Versions of ready runtimes, by id. */
  versions: z.record(z.string(), z.string()),
  /** Why failed runtimes are not available, by id. */
  reasons: z.record(z.string(), z.string()),
});
export type Readiness = z.infer<typeof readinessSchema>;
