import { z } from 'zod';

const errorSchema = z.object({ name: z.string(), message: z.string(), code: z.unknown() });

const NAMES = new Set(['MaxRetriesPerRequestError']);
const MESSAGES =
  /^(connection is closed|command timed out|(loading|masterdown|readonly|clusterdown|misconf|oom|execabort) )/i;
const CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH']);

/** Whether an error means that Redis cannot be reached or cannot write, so that a retry can succeed. */
export function isRedisUnavailable(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const shown = error instanceof Error ? { name: error.name, message: error.message, code } : error;
  const known = errorSchema.safeParse(shown).data;
  if (known === undefined) return false;
  return NAMES.has(known.name) || MESSAGES.test(known.message) || CODES.has(String(known.code));
}
