import { operationsVariables } from '@hone/kit';
import { z } from 'zod';

/** Environment variables of a separate realtime process. */
export const realtimeConfigSchema = z.object({
  REDIS_URL: z.string().min(1),
  HONE_API_URL: z.url(),
  HONE_SERVICE_TOKEN: z.string().min(16),
  /** Prefix of every key in Redis; shared by all processes of one installation. */
  HONE_PREFIX: z.string().optional(),
  HONE_REALTIME_PORT: z.coerce.number().int().min(1).max(65_535).default(8081),
  HONE_HOST: z.string().default('0.0.0.0'),
  /** Additional allowed origins, separated by commas. */
  HONE_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((origin) => origin !== '')),
  ...operationsVariables,
});
