import type { Logger } from './logger.js';
import type { Shutdown } from './shutdown.js';
import { silentTracer, type Tracer } from './tracing.js';

/** Destination of traces, if any. */
export interface TracingConfig {
  readonly HONE_TRACING?: 'on' | 'off' | undefined;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string | undefined;
}

export interface OpenTracerOptions {
  /** Name of the process. */
  readonly service: string;
  readonly config: TracingConfig;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
}

/**
 * Creates the tracer: on when a collector is configured or `HONE_TRACING=on`, otherwise off. While it is off,
 * the tracing library is not loaded.
 */
export async function openTracer({ service, config, logger, shutdown }: OpenTracerOptions): Promise<Tracer> {
  const { HONE_TRACING, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = config;
  const named = OTEL_EXPORTER_OTLP_ENDPOINT ?? OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (HONE_TRACING === 'off' || (HONE_TRACING === undefined && named === undefined)) return silentTracer;
  const { createOtelTracer } = await import('./tracing.otel.js');
  const tracer = createOtelTracer(service);
  shutdown.add('traces', () =>
    tracer.close().catch((error: unknown) => logger.warn({ err: error }, 'could not send the last spans')),
  );
  logger.info('sending traces');
  return tracer;
}
