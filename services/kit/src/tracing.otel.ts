import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resources, tracing } from '@opentelemetry/sdk-node';
import type { Span, SpanAbout, Tracer } from './tracing.js';

const KINDS = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

/** Sends spans over OTLP/HTTP, configured by the `OTEL_…` variables. Registers nothing globally. */
export function createOtelTracer(service: string): Tracer {
  const exporter = new OTLPTraceExporter();
  const provider = new tracing.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': `hone-${service}` }),
    spanProcessors: [new tracing.BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 })],
  });
  const tracer = provider.getTracer('hone');
  return {
    on: true,
    start(name, { parent, facts = {}, startedAtMs, kind = 'internal' }: SpanAbout = {}): Span {
      const settings = {
        kind: KINDS[kind],
        attributes: { ...facts },
        ...(startedAtMs === undefined ? {} : { startTime: startedAtMs }),
      };
      const span = tracer.startSpan(name, settings, contextOf(parent));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-0${traceFlags & 1}`,
        add: (added) => void span.setAttributes({ ...added }),
        rename: (better) => void span.updateName(better),
        end(error) {
          if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) });
          span.end();
        },
      };
    },
    close: () => provider.shutdown(),
  };
}

function contextOf(parent: string | undefined): Context {
  const [, traceId, spanId, flags] = parent?.split('-') ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  const traceFlags = Number(flags) & 1;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** Only the name of an error: its text may contain output of a learner's program. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'failed';
}
