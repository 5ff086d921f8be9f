import { createServer } from 'node:http';
import { createLogger, createRedisEventLog, createShutdown, parseConfig } from '@hone/kit';
import { z } from 'zod';
import { createApiClient } from './api-client.js';
import { attachRealtime } from './attach-realtime.js';

const configSchema = z.object({
  REDIS_URL: z.string().min(1),
  HONE_API_URL: z.url(),
  HONE_SERVICE_TOKEN: z.string().min(16),
  HONE_PREFIX: z.string().optional(),
  HONE_REALTIME_PORT: z.coerce.number().int().min(1).max(65_535).default(8081),
  HONE_HOST: z.string().default('0.0.0.0'),
  HONE_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((origin) => origin !== '')),
  HONE_LOG_LEVEL: z.string().optional(),
});

/** Realtime as a process of its own, behind the same address as the api. */
const config = parseConfig(configSchema, process.env);
const logger = createLogger({ service: 'realtime', level: config.HONE_LOG_LEVEL });
const shutdown = createShutdown({ logger });
shutdown.listen();

const log = createRedisEventLog({
  redisUrl: config.REDIS_URL,
  prefix: config.HONE_PREFIX,
  onError: (error) => logger.warn({ err: error }, 'Redis is away'),
});
shutdown.add('event log', () => log.close());

const httpServer = createServer((request, response) => {
  const alive = request.url === '/healthz';
  response.writeHead(alive ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(alive ? { status: 'ok' } : { status: 404 }));
});
const realtime = attachRealtime(httpServer, {
  log,
  logger,
  ...createApiClient({ apiUrl: config.HONE_API_URL, serviceToken: config.HONE_SERVICE_TOKEN }),
  allowedOrigins: config.HONE_ALLOWED_ORIGINS,
  cluster: { redisUrl: config.REDIS_URL, prefix: config.HONE_PREFIX },
});
shutdown.add('http server', () => new Promise((resolve) => httpServer.close(() => resolve())));
shutdown.add('realtime', () => realtime.close());

httpServer.listen(config.HONE_REALTIME_PORT, config.HONE_HOST, () => {
  logger.info({ port: config.HONE_REALTIME_PORT }, 'realtime is listening');
});
