import { z } from 'zod';
import { readCalls } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { inPhases, nameSchema, phasesSchema } from './fields.js';
import { fail, inconclusive, inMs, pass, defineProperty } from './property.js';

const options = z.strictObject({
  to: nameSchema,
  /** Phases in which answers have the header. */
  during: phasesSchema,
});
type Options = z.infer<typeof options>;

/** Slack for clocks and timers of a busy machine. */
const SLACK_MS = 50;

/** After an answer with `Retry-After`, the same call retries no sooner; it may give up instead. */
export const retryAfter = defineProperty<Options>({
  options,
  window: ({ during }) => inPhases(during),
  mentions: ({ to, during }) => ({ phases: during, nodes: [to], operations: [] }),
  judge(history, { to, during }) {
    let asked = 0;
    const calls = readCalls(history).filter(({ phase }) => during.includes(phase));
    if (calls.length === 0) return inconclusive(`nobody asked for anything ${inPhases(during)}`);
    for (const call of calls) {
      const requests = call.requests.filter((request) => request.to === to);
      for (const [index, before] of requests.entries()) {
        if (before.retryAfterSeconds === undefined || before.endMs === null) continue;
        asked += 1;
        const next = requests[index + 1];
        const waitedMs = (next?.sentMs ?? Infinity) - before.endMs;
        const wantedMs = 1_000 * before.retryAfterSeconds;
        if (waitedMs < wantedMs - SLACK_MS)
          return fail(
            `${to} answered ${before.status} with Retry-After: ${before.retryAfterSeconds}, and the service asked again after ${inMs(waitedMs)}.`,
            callSteps(call, requests),
          );
      }
    }
    // A service that sends nothing, as with its own breaker, does not retry too soon.
    return pass([{ name: 'Answers with Retry-After', value: asked, unit: '' }]);
  },
});
