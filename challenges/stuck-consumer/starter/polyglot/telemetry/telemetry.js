// Logs as JSON lines on stdout, metrics as Prometheus text, traces as OTLP/JSON to OTLP_URL.
const { AsyncLocalStorage } = require('node:async_hooks');
const { randomBytes } = require('node:crypto');

const FLUSH_EVERY_MS = 500;

const current = new AsyncLocalStorage();
const values = new Map();
let service = 'unknown';
let finished = [];

/** Names the service and begins to send traces. */
function start(name) {
  service = name;
  setInterval(flush, FLUSH_EVERY_MS).unref();
}

/** Prints a line; it carries the ids of the span in which it is printed. */
function log(level, message, fields = {}) {
  const span = current.getStore();
  const ids = span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
  const line = { time: new Date().toISOString(), service, level, message, ...ids, ...fields };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Runs work in a span. `kind`: server, client or internal. An error that leaves the work marks the span. */
async function span(name, kind, work, { traceparent, attributes = {} } = {}) {
  const parent = current.getStore() ?? parse(traceparent);
  const own = {
    name,
    kind,
    traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    parentSpanId: parent?.spanId,
    startMs: Date.now(),
    attributes: { ...attributes },
    error: undefined,
  };
  try {
    return await current.run(own, () => work(own));
  } catch (error) {
    own.error ??= error.message;
    throw error;
  } finally {
    own.endMs = Date.now();
    finished.push(own);
  }
}

/** The header that continues the current trace elsewhere. */
function traceparent() {
  const span = current.getStore();
  return span === undefined ? {} : { traceparent: `00-${span.traceId}-${span.spanId}-01` };
}

function parse(header) {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(header ?? '') ?? [];
  return traceId === undefined ? undefined : { traceId, spanId };
}

/** Adds to a counter. */
function count(name, labels = {}, by = 1) {
  const key = seriesOf(name, labels);
  values.set(key, (values.get(key) ?? 0) + by);
}

/** Sets a gauge. */
function gauge(name, value, labels = {}) {
  values.set(seriesOf(name, labels), value);
}

const seriesOf = (name, labels) =>
  `${name}{${Object.entries({ service, ...labels }).map(([label, value]) => `${label}="${value}"`)}}`;

/** All metrics as Prometheus text. */
function metrics() {
  gauge('process_resident_memory_bytes', process.memoryUsage().rss);
  return [...values].map(([series, value]) => `${series} ${value}\n`).join('');
}

const KINDS = { internal: 1, server: 2, client: 3 };
const nanos = (ms) => `${ms}000000`;
const textOf = (value) => ({ stringValue: String(value) });

async function flush() {
  if (finished.length === 0) return;
  const spans = finished.map((each) => ({
    traceId: each.traceId,
    spanId: each.spanId,
    ...(each.parentSpanId !== undefined && { parentSpanId: each.parentSpanId }),
    name: each.name,
    kind: KINDS[each.kind],
    startTimeUnixNano: nanos(each.startMs),
    endTimeUnixNano: nanos(each.endMs),
    attributes: Object.entries(each.attributes).map(([key, value]) => ({ key, value: textOf(value) })),
    status: each.error === undefined ? {} : { code: 2, message: each.error },
  }));
  finished = [];
  const resource = { attributes: [{ key: 'service.name', value: textOf(service) }] };
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${process.env.OTLP_URL}/v1/traces`, { method: 'POST', headers, body }).catch(() => undefined);
}

module.exports = { start, log, span, traceparent, count, gauge, metrics };
