import {
  createSeriesReader,
  INCIDENT_FILES,
  readLogLine,
  readSpanLine,
  type IncidentEvidence,
  type SourceFile,
} from '@hone/contracts';

const BEGIN_MS = Date.UTC(2026, 4, 4, 10);
const EVERY_MS = 125;

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

interface Part {
  readonly service: string;
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly parent?: number;
  readonly error?: string;
}

/** The spans of one checkout; in a slow one the stock query takes longest. */
const partsOf = (stockMs: number, error: string | undefined): readonly Part[] => [
  { service: 'checkout', name: 'POST /checkouts', fromMs: 0, toMs: 330 + stockMs, ...(error && { error }) },
  { service: 'checkout', name: 'POST inventory', fromMs: 4, toMs: 60, parent: 0 },
  { service: 'inventory', name: 'POST /quotes', fromMs: 8, toMs: 56, parent: 1 },
  { service: 'inventory', name: 'SQL quotes', fromMs: 12, toMs: 40, parent: 2 },
  { service: 'checkout', name: 'POST inventory', fromMs: 62, toMs: 110 + stockMs, parent: 0 },
  { service: 'inventory', name: 'POST /reservations', fromMs: 66, toMs: 106 + stockMs, parent: 4 },
  { service: 'inventory', name: 'SQL stock', fromMs: 70, toMs: 90 + stockMs, parent: 5 },
  { service: 'checkout', name: 'POST payments', fromMs: 114 + stockMs, toMs: 326 + stockMs, parent: 0 },
  { service: 'payments', name: 'POST /charges', fromMs: 118 + stockMs, toMs: 322 + stockMs, parent: 7 },
  {
    service: 'payments',
    name: 'POST bank/charges',
    fromMs: 120 + stockMs,
    toMs: 320 + stockMs,
    parent: 8,
    ...(error && { error }),
  },
];

const nanos = (ms: number): string => `${BEGIN_MS + ms}000000`;

function batchOf(checkout: number, atMs: number, parts: readonly Part[]): string {
  const idOf = (part: number): string => hex(checkout * 100 + part + 1, 16);
  const resourceSpans = parts.map(({ service, name, fromMs, toMs, parent, error }, index) => ({
    resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
    scopeSpans: [
      {
        spans: [
          {
            traceId: hex(checkout + 1, 32),
            spanId: idOf(index),
            ...(parent !== undefined && { parentSpanId: idOf(parent) }),
            name,
            kind: 2,
            startTimeUnixNano: nanos(atMs + fromMs),
            endTimeUnixNano: nanos(atMs + toMs),
            attributes: [],
            status: error === undefined ? {} : { code: 2, message: error },
          },
        ],
      },
    ],
  }));
  return JSON.stringify({ resourceSpans });
}

function linesOf(checkout: number, atMs: number, isFailed: boolean, padding: string): string[] {
  const line = (index: number, service: string, level: string, message: string) =>
    JSON.stringify({
      id: `L${checkout * 3 + index}`,
      time: new Date(BEGIN_MS + atMs + 100 * index).toISOString(),
      service,
      level,
      message,
      trace_id: hex(checkout + 1, 32),
      span_id: hex(checkout * 100 + 1, 16),
      order: `order-${checkout}`,
      ...(padding !== '' && { padding }),
    });
  return [
    line(1, 'inventory', 'info', 'reserved'),
    line(2, 'payments', isFailed ? 'error' : 'info', isFailed ? 'charge failed' : 'charged'),
    line(3, 'checkout', isFailed ? 'error' : 'info', isFailed ? 'checkout failed' : 'order paid'),
  ];
}

interface Size {
  readonly checkouts: number;
  /** Added to each log line. */
  readonly padding?: string;
}

/**
 * A recording in which the second half is slow and sometimes fails: 10 spans and 3 log lines for each
 * checkout.
 */
export function incidentFiles({ checkouts, padding = '' }: Size): SourceFile[] {
  const logs: string[] = [];
  const traces: string[] = [];
  for (let checkout = 0; checkout < checkouts; checkout += 1) {
    const atMs = checkout * EVERY_MS;
    const isSlow = checkout > checkouts / 2;
    const isFailed = isSlow && checkout % 5 === 0;
    logs.push(...linesOf(checkout, atMs, isFailed, padding));
    traces.push(
      batchOf(checkout, atMs, partsOf(isSlow ? 700 : 10, isFailed ? 'the bank answered 503' : undefined)),
    );
  }
  return [
    { path: INCIDENT_FILES.logs, content: `${logs.join('\n')}\n` },
    { path: INCIDENT_FILES.metrics, content: metricsOf((checkouts * EVERY_MS) / 1_000) },
    { path: INCIDENT_FILES.traces, content: `${traces.join('\n')}\n` },
  ];
}

function metricsOf(seconds: number): string {
  const lines: string[] = [];
  for (let second = 0; second < seconds; second += 1) {
    const at = BEGIN_MS + second * 1_000;
    const isSlow = second > seconds / 2;
    for (const [index, service] of ['checkout', 'inventory', 'payments'].entries()) {
      const bytes = 60_000_000 + index * 9_000_000 + (second % 7) * 300_000;
      lines.push(`process_resident_memory_bytes{service="${service}"} ${bytes} ${at}`);
      lines.push(`http_requests_total{service="${service}",status="201"} ${second * 8 + index} ${at}`);
    }
    lines.push(`pool_waiting{service="inventory"} ${isSlow ? 6 + (second % 3) : 0} ${at}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The evidence of a run with the same contents. */
export function incidentEvidence(size: Size): IncidentEvidence {
  const contentOf = (path: string): string[] =>
    (incidentFiles(size).find((file) => file.path === path)?.content ?? '').split('\n');
  const series = createSeriesReader();
  for (const line of contentOf(INCIDENT_FILES.metrics)) series.add(line);
  return {
    type: 'incident',
    text: '121 of 144 answers were as expected (97% needed). 95% of them came within 1,043 ms (1,000 ms allowed).',
    logs: contentOf(INCIDENT_FILES.logs).flatMap((line) => readLogLine(line) ?? []),
    spans: contentOf(INCIDENT_FILES.traces).flatMap(readSpanLine),
    series: series.series(),
    omitted: 3,
  };
}
