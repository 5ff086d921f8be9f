import { z } from 'zod';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import { serveMetrics } from './metrics-server.js';
import type { Shutdown } from './shutdown.js';

/** Variables that every process knows, for whoever runs it. */
export const operationsVariables = {
  /** Port of `GET /metrics`; nothing is served when it is absent. Never the public port. */
  HONE_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HONE_METRICS_HOST: z.string().default('127.0.0.1'),
  /** `on` or `off`; when absent, traces are sent if a collector is named. */
  HONE_TRACING: z.enum(['on', 'off']).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().optional(),
  HONE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const;

export interface OperationsOptions {
  readonly config: {
    readonly HONE_METRICS_PORT?: number | undefined;
    readonly HONE_METRICS_HOST: string;
  };
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
}

/** Opens the port of the figures, if one is named. One that is taken is logged: figures never keep work from being done. */
export async function openMetrics({ config, metrics, logger, shutdown }: OperationsOptions): Promise<void> {
  const { HONE_METRICS_PORT: port, HONE_METRICS_HOST: host } = config;
  if (port === undefined) return;
  try {
    const server = await serveMetrics({ metrics, port, host });
    shutdown.add('metrics', () => server.close());
    logger.info({ url: server.url }, 'figures are served');
  } catch (error) {
    logger.error({ err: error, port, host }, 'HONE_METRICS_PORT could not be opened: no figures are served');
  }
}
