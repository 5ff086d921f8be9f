import { z } from 'zod';
import { readCalls, type Call, type Request } from '../calls.js';
import { traceOf } from '../keys.js';
import { callSteps } from './describe-requests.js';
import { inPhases, nameSchema, phasesSchema } from './fields.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  /** Calls that come with a `traceparent`; see `{{trace}}`. */
  operation: nameSchema,
  during: phasesSchema,
});
type Options = z.infer<typeof options>;

/** Version, trace id, parent id and flags as W3C Trace Context has them. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const NO_SPAN = '0'.repeat(16);

/** Every request that a call causes belongs to its trace, and to a span of its own. */
export const tracing = defineProperty<Options>({
  options,
  window: ({ during }) => inPhases(during),
  mentions: ({ operation, during }) => ({ phases: during, nodes: [], operations: [operation] }),
  judge(history, { operation, during }) {
    const calls = readCalls(history).filter(
      ({ name, phase, requests }) => name === operation && during.includes(phase) && requests.length > 0,
    );
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
    const [, trace, span = NO_SPAN] = TRACEPARENT.exec(request.traceparent ?? '') ?? [];
    if (trace === undefined)
      return `${named(request)} has no valid traceparent: ${request.traceparent ?? 'none'}.`;
    if (trace !== traceOf(key))
      return `${named(request)} belongs to trace ${trace}; the call came with ${traceOf(key)}.`;
    if (span === NO_SPAN || spans.has(span))
      return `${named(request)} has the span ${span} of another request; each request has a span of its own.`;
    spans.add(span);
  }
  return undefined;
}

const named = ({ method, path, to }: Request): string => `${method} ${path} to ${to}`;
