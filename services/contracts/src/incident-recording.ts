import { z } from 'zod';
import type { IncidentLog, IncidentSeries, IncidentSpan } from './incident-evidence.js';

/** The files of a recording, beside the starter: log lines as JSON, OTLP/JSON batches, Prometheus text with times. */
export const INCIDENT_FILES = {
  logs: 'evidence/logs.jsonl',
  traces: 'evidence/traces.jsonl',
  metrics: 'evidence/metrics.prom',
} as const;

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Fields that are nested too deeply to be written are dropped: they would be unreadable. */
const written = (fields: object): string => {
  try {
    return JSON.stringify(fields);
  } catch {
    return '{}';
  }
};

const logLineSchema = z.looseObject({
  id: z.string(),
  time: z.string(),
  service: z.string(),
  level: z.string(),
  message: z.string(),
  trace_id: z.string().optional(),
  span_id: z.string().optional(),
});

/** A line of `logs.jsonl`; undefined when it is none. */
export function readLogLine(line: string): IncidentLog | undefined {
  const read = logLineSchema.safeParse(parsed(line));
  if (!read.success) return undefined;
  const { id, time, service, level, message, trace_id: trace, span_id: span, ...rest } = read.data;
  const atMs = Date.parse(time);
  if (Number.isNaN(atMs)) return undefined;
  return {
    id,
    atMs,
    service,
    level,
    message,
    ...(trace !== undefined && { trace }),
    ...(span !== undefined && { span }),
    ...(Object.keys(rest).length > 0 && { fields: written(rest) }),
  };
}

const batchSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) })),
      }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              startTimeUnixNano: z.string(),
              endTimeUnixNano: z.string(),
              status: z.object({ code: z.number().optional(), message: z.string().optional() }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** Spans of one OTLP/JSON batch; none when it is no batch. */
export function readSpanBatch(batch: unknown): IncidentSpan[] {
  const read = batchSchema.safeParse(batch);
  if (!read.success) return [];
  return read.data.resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const named = resource.attributes.find(({ key }) => key === 'service.name');
    const service = named?.value.stringValue ?? 'unknown';
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId, name, startTimeUnixNano, endTimeUnixNano, status }) => ({
        trace: traceId,
        id: spanId,
        ...(parentSpanId !== undefined && { parent: parentSpanId }),
        service,
        name,
        startMs: toMs(startTimeUnixNano),
        endMs: toMs(endTimeUnixNano),
        ...(status?.code === ERROR && { error: status.message ?? 'error' }),
      })),
    );
  });
}

const ERROR = 2;
const NANOS_PER_MS = 1e6;

/** Rounded to a thousandth, which a double holds. */
const toMs = (nanos: string): number => Math.round(Number(nanos) / (NANOS_PER_MS / 1e3)) / 1e3;

/** Spans of a line of `traces.jsonl`. */
export const readSpanLine = (line: string): IncidentSpan[] => readSpanBatch(parsed(line));

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)\{(.*)\} (\S+) (\d+)$/;
const SERVICE = /(?:^|,)service="([^"]*)"/;

/** Collects the samples of `metrics.prom`, line by line, into series. */
export function createSeriesReader(): {
  readonly add: (line: string) => void;
  readonly series: () => IncidentSeries[];
} {
  const found = new Map<string, IncidentSeries>();
  return {
    add(line) {
      const [, name, all, value, at] = SAMPLE.exec(line) ?? [];
      if (name === undefined || all === undefined || !Number.isFinite(Number(value))) return;
      const key = `${name}{${all}}`;
      const own = found.get(key) ?? {
        name,
        service: SERVICE.exec(all)?.[1] ?? 'unknown',
        labels: all.replace(SERVICE, '').replace(/^,/, ''),
        points: [],
      };
      own.points.push([Number(at), Number(value)]);
      found.set(key, own);
    },
    series: () => [...found.values()],
  };
}
