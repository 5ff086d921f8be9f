import { z } from 'zod';
import type { History } from '../../../history/history.js';
import { ERROR, readSpans, SERVER, type Span } from '../spans.js';
import { inPhases, nameSchema, phasesSchema } from './fields.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';
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
  operations: z.array(nameSchema).min(1).max(6),
  during: phasesSchema,
  to: z.array(nameSchema).min(1).max(6),
  store: nameSchema,
});
type Options = z.infer<typeof options>;

/** Failures are marked as errors, and nothing else is: answers from 500 on, and requests that got such an answer or none. */
export const traceErrors = defineProperty<Options>({
  options,
  window: ({ during }) => `${inPhases(during)}, after the settling time of the scenario`,
  mentions: ({ operations, during, to, store }) => ({
    phases: during,
    nodes: to,
    operations,
    stores: [store],
  }),
  holdsWhenBusy: (history, asked) => examine(history, asked)?.found?.flaw.isLate === false,
  judge(history, asked) {
    const seen = examine(history, asked);
    if (seen === undefined) return inconclusive('the collector was not read');
    const { spans, calls, found } = seen;
    if (found !== undefined) return fail(found.flaw.sentence, tracedSteps(found.call, spans));
    const failed = calls.filter(({ call }) => isFailure(call.status)).length;
    if (failed === 0) return inconclusive(`no call failed ${inPhases(asked.during)}`);
    return pass([{ name: 'Calls that failed and are marked', value: failed, unit: '' }]);
  },
});

function examine(history: History, { store, operations, during, to }: Options) {
  const spans = readSpans(history, store);
  if (spans === undefined) return undefined;
  const calls = operations.flatMap((operation) =>
    tracedCalls(history, spans, { operation, during, to, afterMs: 0, begins: false }),
  );
  return { spans, calls, found: findFlawedCall(calls, findFlaw) };
}

function findFlaw({ call, requests, spans, trace }: TracedCall): Flaw | undefined {
  const server = spans.find(({ kind }) => kind === SERVER);
  if (server === undefined) return late(`The collector has no server span of trace ${trace}.`);
  const answered = call.status === null ? 'got no answer' : `was answered ${call.status}`;
  if (isError(server) !== isFailure(call.status))
    return lasting(`The call ${answered}, and its server span ${server.spanId} ${markOf(server)}.`);
  for (const request of requests) {
    const span = spanOfRequest(request, spans);
    // The caller decides whether a request that was answered 4xx has failed.
    const isOpen = request.status !== null && request.status >= 400 && request.status < 500;
    if (span === undefined || isOpen || isError(span) === isFailure(request.status)) continue;
    const got = request.status === null ? 'got no answer' : `was answered ${request.status}`;
    return lasting(
      `${request.method} ${request.path} to ${request.to} ${got}, and its span ${span.spanId} ${markOf(span)}.`,
    );
  }
  return undefined;
}

const isFailure = (status: number | null): boolean => status === null || status >= 500;
const isError = ({ status }: Span): boolean => status === ERROR;
const markOf = (span: Span): string =>
  isError(span) ? 'is marked as an error' : 'is not marked as an error (status.code 2)';
