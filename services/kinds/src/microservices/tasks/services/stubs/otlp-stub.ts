import type { PodStub } from '@hone/contracts/sandbox';
import type { Intercept } from '../../../../stubs/intercept.js';
import { readOtlp, type OtlpSpan } from './read-otlp.js';
import { serveHttp, type StubRequest, type StubResponse } from '../../../../stubs/serve-http.js';

/** A collector of traces. */
export interface Collector {
  readonly stub: PodStub;
  /** Each span once, in the order in which they came. */
  readonly spans: readonly OtlpSpan[];
  /** Why requests were rejected, each reason once. */
  readonly problems: readonly string[];
  reset(): void;
}

/** Far above the needs of any scenario; a client that sends more gets an error. */
const MOST_SPANS = 4_000;
const MOST_PROBLEMS = 20;
const TRACES = '/v1/traces';

/** A collector over OTLP/HTTP with JSON bodies: spans come at `POST /v1/traces`. */
export function createCollector(intercept: Intercept): Collector {
  const spans = new Map<string, OtlpSpan>();
  const problems = new Set<string>();
  const take = (request: StubRequest): StubResponse => {
    if (request.path !== TRACES) return rejected(404, `spans go to ${TRACES}`);
    if (request.method !== 'POST') return rejected(405, 'spans are sent with POST');
    const read = readOtlp(request.json);
    if (!read.ok) {
      if (problems.size < MOST_PROBLEMS) problems.add(read.why);
      return rejected(400, read.why);
    }
    const lost = read.spans.filter((span) => !keep(spans, span)).length;
    return { status: 200, json: lost === 0 ? {} : tooMany(lost) };
  };
  const stub = serveHttp(async (request) => {
    const interception = intercept();
    if (interception === undefined) return take(request);
    if (interception.effect === 'kept') take(request);
    await interception.strike();
    return undefined;
  });
  return {
    stub,
    get spans() {
      return [...spans.values()];
    },
    get problems() {
      return [...problems];
    },
    reset() {
      spans.clear();
      problems.clear();
    },
  };
}

const rejected = (status: number, message: string): StubResponse => ({ status, json: { message } });

const tooMany = (lost: number) => ({
  partialSuccess: { rejectedSpans: String(lost), errorMessage: `more than ${MOST_SPANS} spans` },
});

/** Whether there is room for a span; one that comes again changes nothing. */
function keep(spans: Map<string, OtlpSpan>, span: OtlpSpan): boolean {
  const id = `${span.traceId} ${span.spanId}`;
  if (spans.has(id)) return true;
  if (spans.size >= MOST_SPANS) return false;
  spans.set(id, span);
  return true;
}
