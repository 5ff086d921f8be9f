import type { Counterexample } from '../../../checkers/checker.js';
import type { History } from '../../../history/history.js';
import type { Call, Request } from '../calls.js';
import { traceOf } from '../keys.js';
import { ERROR, readTraceparent, type Span, type Spans } from '../spans.js';
import { callsDuring } from './calls-during.js';
import { callSteps } from './describe-requests.js';
import { storeStep } from './find-messages.js';
import { inMs } from './property.js';

/** A call with the spans of its trace. */
export interface TracedCall {
  readonly call: Call;
  readonly trace: string;
  /** The requests that the call caused, without exports to a collector. */
  readonly requests: readonly Request[];
  readonly spans: readonly Span[];
}

export interface WhichCalls {
  readonly operation: string;
  readonly during: readonly string[];
  readonly afterMs: number;
  readonly to: readonly string[];
  /** Whether the service begins the trace itself, as the call has none. */
  readonly begins: boolean;
}

/** The calls that were answered; there is nothing to trace for others. */
export function tracedCalls(history: History, spans: Spans, which: WhichCalls): readonly TracedCall[] {
  const { operation, during, afterMs, to, begins } = which;
  return callsDuring(history, { operations: [operation], during, afterMs })
    .filter(({ status }) => status !== null)
    .map((call) => {
      const requests = call.requests.filter((request) => to.includes(request.to));
      const trace = begins ? ownTrace(requests) : traceOf(call.key);
      return { call, trace, requests, spans: spans.byTrace.get(trace) ?? [] };
    });
}

const ownTrace = (requests: readonly Request[]): string =>
  requests.map(({ traceparent }) => readTraceparent(traceparent)?.trace).find((id) => id !== undefined) ?? '';

/** The client span of a request: the one that its `traceparent` names. */
export function spanOfRequest({ traceparent }: Request, spans: readonly Span[]): Span | undefined {
  const named = readTraceparent(traceparent)?.span;
  return named === undefined ? undefined : spans.find(({ spanId }) => spanId === named);
}

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const MOST_SPANS = 10;

/** A call, its requests, and its spans in the collector. */
export function tracedSteps(
  { call, requests, spans }: TracedCall,
  { stored, problem }: Spans,
): Counterexample['steps'] {
  const described = spans.slice(0, MOST_SPANS).map(describeSpan);
  if (described.length === 0) described.push('The collector has no span of this trace.');
  if (problem !== undefined) described.push(`The collector rejected a request: ${problem}.`);
  return [...callSteps(call, requests), ...described.map((text) => storeStep(text, stored))];
}

const describeSpan = ({ spanId, parentSpanId, name, kind, startMs, endMs, status }: Span): string =>
  `Span ${spanId} "${name}" (${KINDS[kind] ?? kind}), ${parentSpanId === '' ? 'no parent' : `parent ${parentSpanId}`}, ${inMs(endMs - startMs)}${status === ERROR ? ', error' : ''}.`;

/** The problem with a trace. `isLate`: it may be right but not have arrived yet, as on a busy machine. */
export interface Flaw {
  readonly sentence: string;
  readonly isLate: boolean;
}

export const lasting = (sentence: string): Flaw => ({ sentence, isLate: false });
export const late = (sentence: string): Flaw => ({ sentence, isLate: true });

/** The first flaw of any call; those that no delay explains come first. */
export function findFlawedCall(
  calls: readonly TracedCall[],
  find: (call: TracedCall) => Flaw | undefined,
): { readonly call: TracedCall; readonly flaw: Flaw } | undefined {
  const flawed = calls.flatMap((call) => {
    const flaw = find(call);
    return flaw === undefined ? [] : [{ call, flaw }];
  });
  return flawed.find(({ flaw }) => !flaw.isLate) ?? flawed[0];
}
