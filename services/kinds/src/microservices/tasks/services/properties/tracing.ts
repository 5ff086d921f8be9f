import { z } from 'zod';
import { readCalls, type Call, type Request } from '../calls.js';
import { spanOf, traceOf } from '../keys.js';
import { readTraceparent } from '../spans.js';
import { callSteps } from './describe-requests.js';
import { inPhases, nameSchema, phasesSchema } from './fields.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  /** Calls that come with a `traceparent`; see `{{trace}}`. */
  operation: nameSchema,
  during: phasesSchema,
  /** The requests that a call causes, except those to a collector. */
  to: z.array(nameSchema).min(1).max(6),
});
type Options = z.infer<typeof options>;

/** Every request that a call causes belongs to its trace, and has its own span. */
export const tracing = defineProperty<Options>({
  options,
  window: ({ during }) => inPhases(during),
  mentions: ({ operation, during, to }) => ({ phases: during, nodes: to, operations: [operation] }),
  holdsWhenBusy: () => true,
  judge(history, { operation, during, to }) {
    const calls = readCalls(history)
      .filter(({ name, phase }) => name === operation && during.includes(phase))
      .map((call) => ({ ...call, requests: call.requests.filter((request) => to.includes(request.to)) }))
      .filter(({ requests }) => requests.length > 0);
    if (calls.length === 0) return inconclusive(`no call of ${operation} caused a request`);
    for (const call of calls) {
      const sentence = findFlaw(call);
      if (sentence !== undefined) return fail(sentence, callSteps(call));
    }
    const spans = calls.reduce((sum, { requests }) => sum + requests.length, 0);
    return pass([{ name: 'Spans seen in requests', value: spans, unit: '' }]);
  },
});

function findFlaw({ key, requests }: Call): string | undefined {
  const spans = new Set<string>();
  for (const request of requests) {
    const parent = readTraceparent(request.traceparent);
    if (parent === undefined)
      return `${named(request)} has no valid traceparent: ${request.traceparent ?? 'none'}.`;
    const { trace, span } = parent;
    if (trace !== traceOf(key))
      return `${named(request)} belongs to trace ${trace}; the call came with ${traceOf(key)}.`;
    if (span === spanOf(key))
      return `${named(request)} has the span ${span} of the caller; each request has a span of its own.`;
    if (spans.has(span))
      return `${named(request)} has the span ${span} of another request; each request has a span of its own.`;
    spans.add(span);
  }
  return undefined;
}

const named = ({ method, path, to }: Request): string => `${method} ${path} to ${to}`;
