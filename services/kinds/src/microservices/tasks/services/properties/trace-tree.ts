import { z } from 'zod';
import type { History } from '../../../history/history.js';
import type { Request } from '../calls.js';
import { spanOf } from '../keys.js';
import { CLIENT_SPAN, readSpans, readTraceparent, SERVER, type Span, type Spans } from '../spans.js';
import { durationMsSchema, inPhases, nameSchema, phasesSchema } from './fields.js';
import { defineProperty, fail, inconclusive, inMs, pass } from './property.js';
import {
  findFlawedCall,
  lasting,
  late,
  spanOfRequest,
  tracedCalls,
  tracedSteps,
  type Flaw,
  type TracedCall,
} from './traced-calls.js';

const options = z.strictObject({
  operation: nameSchema,
  during: phasesSchema,
  /** Calls in this first part of these phases do not count. */
  afterMs: durationMsSchema.default(0),
  /** The requests that a call causes. */
  to: z.array(nameSchema).min(1).max(6),
  store: nameSchema,
  /** The least duration of a span of a delivered request: less than the dependency takes for its work. */
  leastMs: durationMsSchema.default(0),
  /** Calls come without a valid `traceparent`, so each begins a trace of its own. */
  begins: z.boolean().default(false),
});
type Options = z.infer<typeof options>;

/** The spans of a call are one tree: a server span, below it a client span for each request, and nothing apart from it. */
export const traceTree = defineProperty<Options>({
  options,
  window: ({ during }) => `${inPhases(during)}, after the settling time of the scenario`,
  mentions: ({ operation, during, to, store }) => ({
    phases: during,
    nodes: to,
    operations: [operation],
    stores: [store],
  }),
  holdsWhenBusy: (history, asked) => examine(history, asked)?.found?.flaw.isLate === false,
  judge(history, asked) {
    const seen = examine(history, asked);
    if (seen === undefined) return inconclusive('the collector was not read');
    const { spans, calls, found } = seen;
    if (calls.length === 0)
      return inconclusive(`no call of ${asked.operation} was answered ${inPhases(asked.during)}`);
    if (found !== undefined) return fail(found.flaw.sentence, tracedSteps(found.call, spans));
    return pass([{ name: `Traces of ${asked.operation}`, value: calls.length, unit: '' }]);
  },
});

function examine(history: History, { store, leastMs, ...which }: Options) {
  const spans = readSpans(history, store);
  if (spans === undefined) return undefined;
  const calls = tracedCalls(history, spans, which);
  const found = findFlawedCall(calls, (call) =>
    which.begins
      ? (findFlawOfBeginning(call, calls) ?? findFlaw(call, { spans, leastMs, caller: '' }))
      : findFlaw(call, { spans, leastMs, caller: spanOf(call.call.key) }),
  );
  return { spans, calls, found };
}

/** A new trace appears in every request of its call, and in no other call. */
function findFlawOfBeginning(
  { call, trace, requests }: TracedCall,
  all: readonly TracedCall[],
): Flaw | undefined {
  const stray = requests.find(({ traceparent }) => readTraceparent(traceparent)?.trace !== trace);
  if (stray !== undefined)
    return lasting(
      `${named(stray)} has ${stray.traceparent === undefined ? 'no traceparent' : `the traceparent ${stray.traceparent}`}; a call without a valid one begins a trace, which all its requests carry.`,
    );
  const other = all.find((each) => each.call.key !== call.key && each.trace === trace && trace !== '');
  return other && lasting(`Two calls have the trace ${trace}; each begins its own.`);
}

interface Expected {
  readonly spans: Spans;
  /** The caller's span; empty where there is none. */
  readonly caller: string;
  readonly leastMs: number;
}

function findFlaw({ trace, requests, spans }: TracedCall, expected: Expected): Flaw | undefined {
  const { caller, leastMs } = expected;
  const { problem } = expected.spans;
  const servers = spans.filter(({ kind }) => kind === SERVER);
  const [server] = servers;
  if (server === undefined)
    return late(
      `The collector has no server span of ${trace === '' ? 'this call' : `trace ${trace}`}${problem === undefined ? '' : `; it rejected a request: ${problem}`}.`,
    );
  if (servers.length > 1)
    return lasting(`Trace ${trace} has ${servers.length} server spans; a call has one.`);
  if (server.parentSpanId !== caller) return lasting(wrongParent(server, caller));
  for (const request of requests) {
    const flaw = findFlawOfRequest(request, spans, leastMs);
    if (flaw !== undefined) return flaw;
  }
  return findFlawOfShape(spans, server);
}

const wrongParent = ({ spanId, parentSpanId }: Span, caller: string): string =>
  `The server span ${spanId} has ${parentSpanId === '' ? 'no parent' : `the parent ${parentSpanId}`}; ${caller === '' ? 'it begins the trace and has none' : `the caller's span is ${caller}`}.`;

function findFlawOfRequest(request: Request, spans: readonly Span[], leastMs: number): Flaw | undefined {
  const span = spanOfRequest(request, spans);
  if (span === undefined)
    return late(
      `${named(request)} carries the traceparent ${request.traceparent ?? 'none'}, and the collector has no span with that id.`,
    );
  if (span.kind !== CLIENT_SPAN)
    return lasting(`${named(request)} carries the span ${span.spanId}, which is no client span.`);
  const lastedMs = span.endMs - span.startMs;
  if (!request.delivered || request.status === null || lastedMs >= leastMs) return undefined;
  return lasting(
    `${named(request)} took at least ${leastMs} ms, and its span ${span.spanId} lasts ${inMs(lastedMs)}.`,
  );
}

/** From every span the parents lead to the server span. */
function findFlawOfShape(spans: readonly Span[], server: Span): Flaw | undefined {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  for (const span of spans) {
    if (span.endMs < span.startMs) return lasting(`Span ${span.spanId} ends before it begins.`);
    let at = span;
    for (let steps = 0; at !== server; steps += 1) {
      const parent = byId.get(at.parentSpanId);
      if (parent === undefined)
        return late(
          `Span ${at.spanId} has ${at.parentSpanId === '' ? 'no parent' : `the parent ${at.parentSpanId}, which the collector does not have`}: the trace is no tree.`,
        );
      if (steps > spans.length) return lasting(`The parents of span ${span.spanId} are a cycle.`);
      at = parent;
    }
  }
  return undefined;
}

const named = ({ method, path, to }: Request): string => `${method} ${path} to ${to}`;
