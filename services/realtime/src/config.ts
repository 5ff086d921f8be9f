import { operationsVariables } from '@hone/kit';
import { z } from 'zod';

/** Environment of the gateway as a process of its own. */
export const realtimeConfigSchema = z.object({
  REDIS_URL: z.string().min(1),
  HONE_API_URL: z.url(),
  HONE_SERVICE_TOKEN: z.string().min(16),
  /** Before every key in Redis; all processes of one installation share it. */
  HONE_PREFIX: z.string().optional(),
  HONE_REALTIME_PORT: z.coerce.number().int().min(1).max(65_535).default(8081),
  HONE_HOST: z.string().default('0.0.0.0'),
  /** Origins beside the one that is served, joined by commas. */
  HONE_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((origin) => origin !== '')),
  ...operationsVariables,
});
