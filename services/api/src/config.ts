import { fileURLToPath } from 'node:url';
import { operationsVariables } from '@hone/kit';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** The built web pages; the path is the same from `src` and from `dist`. */
const BUILT_PAGES = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Environment of the api. */
export const apiConfigSchema = z.object({
  HONE_PORT: port.default(3000),
  HONE_HOST: z.string().default('127.0.0.1'),
  MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// address'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must be a redis:// address'),
  /** Signs session cookies. */
  HONE_COOKIE_SECRET: z.string().min(16),
  /** Shared with workers, the realtime process and the command line. */
  HONE_SERVICE_TOKEN: z.string().min(16),
  HONE_WEB_DIR: z.string().default(BUILT_PAGES),
  /** Addresses or networks, joined by commas. */
  HONE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== '')),
  HONE_RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
  HONE_QUEUE_LIMIT: z.coerce.number().int().positive().default(1000),
  /** How long a queue entry may be without its job before the job counts as lost. */
  HONE_RECONCILE_GRACE_MS: z.coerce.number().int().min(100).default(3_000),
  /** After this time, no request that a merged guest or a deleted user sent can still write. */
  HONE_SETTLE_MS: z.coerce.number().int().min(100).default(60_000),
  /** Prefix of every key in Redis; shared by all processes of one installation. */
  HONE_PREFIX: z.string().optional(),
  ...operationsVariables,
});
export type ApiConfig = z.infer<typeof apiConfigSchema>;
