import { createServer } from 'node:http';
import { createRedisChannel, createRedisEventLog, openProcess, parseConfig } from '@hone/kit';
import { createApiClient } from './api-client.js';
import { attachRealtime } from './attach-realtime.js';
import { realtimeConfigSchema } from './config.js';

/** Realtime as a separate process, behind the same address as the api. */
const config = parseConfig(realtimeConfigSchema, process.env);
const { logger, metrics, shutdown } = await openProcess({ service: 'realtime', config });
shutdown.listen();

const redis = {
  redisUrl: config.REDIS_URL,
  prefix: config.HONE_PREFIX,
  onError: (error: Error) => logger.warn({ err: error }, 'Redis is not responding'),
};
const log = createRedisEventLog(redis);
shutdown.add('event log', () => log.close());
const teamChanges = createRedisChannel('hiring', redis);
shutdown.add('channel to hiring teams', () => teamChanges.close());

const httpServer = createServer((request, response) => {
  const alive = request.url === '/healthz';
  response.writeHead(alive ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(alive ? { status: 'ok' } : { status: 404 }));
});
const realtime = attachRealtime(httpServer, {
  log,
  teamChanges,
  logger,
  metrics,
  ...createApiClient({ apiUrl: config.HONE_API_URL, serviceToken: config.HONE_SERVICE_TOKEN }),
  allowedOrigins: config.HONE_ALLOWED_ORIGINS,
  cluster: { redisUrl: config.REDIS_URL, prefix: config.HONE_PREFIX },
});
let closed = Promise.resolve();
shutdown.add('http server', () => closed);
shutdown.add('realtime', () => realtime.close());
// Stop listening first, so that disconnected clients reconnect to another process.
shutdown.add('listening', () => {
  closed = new Promise((resolve) => httpServer.close(() => resolve()));
});

httpServer.listen(config.HONE_REALTIME_PORT, config.HONE_HOST, () => {
  logger.info({ port: config.HONE_REALTIME_PORT }, 'realtime is listening');
});
