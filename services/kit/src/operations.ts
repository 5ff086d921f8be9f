import { z } from 'zod';
import { createLogger, type Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import { createMetrics } from './metrics.prom.js';
import { serveMetrics } from './metrics-server.js';
import { openTracer, type TracingConfig } from './open-tracer.js';
import { createScope, type Scope } from './scope.js';
import { createShutdown, type Shutdown } from './shutdown.js';
import type { Tracer } from './tracing.js';

/** Variables that every process has, for operators. */
export const operationsVariables = {
  /** Port of `GET /metrics`; absent: metrics are not served. Never the public port. */
  HONE_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HONE_METRICS_HOST: z.string().default('127.0.0.1'),
  /** `on` or `off`; when absent, traces are sent if a collector is configured. */
  HONE_TRACING: z.enum(['on', 'off']).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().optional(),
  HONE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const;

export interface ProcessOptions {
  /** Name of the process in log lines, metrics and spans. */
  readonly service: string;
  readonly config: TracingConfig & {
    readonly HONE_METRICS_PORT?: number | undefined;
    readonly HONE_METRICS_HOST: string;
    readonly HONE_LOG_LEVEL: string;
  };
  /** Maximum time for closing. */
  readonly closeWithinMs?: number | undefined;
}

/** Services that every process has. */
export interface ProcessBase {
  readonly scope: Scope;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

/** Opens log, metrics and traces; they close last, so that a draining process is still observable. */
export async function openProcess({ service, config, closeWithinMs }: ProcessOptions): Promise<ProcessBase> {
  const scope = createScope();
  const logger = createLogger({ service, level: config.HONE_LOG_LEVEL, scope });
  const shutdown = createShutdown({
    logger,
    ...(closeWithinMs === undefined ? {} : { timeoutMs: closeWithinMs }),
  });
  const onError = (error: unknown) => logger.warn({ err: error }, 'some metrics could not be collected');
  const metrics = createMetrics({ service, onError });
  await openMetrics({ config, metrics, logger, shutdown });
  const tracer = await openTracer({ service, config, logger, shutdown });
  return { scope, logger, shutdown, metrics, tracer };
}

type MetricsPort = Pick<ProcessOptions, 'config'> & Omit<ProcessBase, 'scope' | 'tracer'>;

/**
 * Serves metrics if a port is configured. A port in use is only logged, because metrics must not prevent
 * work.
 */
async function openMetrics({ config, metrics, logger, shutdown }: MetricsPort): Promise<void> {
  const { HONE_METRICS_PORT: port, HONE_METRICS_HOST: host } = config;
  if (port === undefined) return;
  try {
    const server = await serveMetrics({ metrics, port, host });
    shutdown.add('metrics', () => server.close());
    logger.info({ url: server.url }, 'serving metrics');
  } catch (error) {
    logger.error({ err: error, port, host }, 'could not open HONE_METRICS_PORT; metrics are not served');
  }
}
