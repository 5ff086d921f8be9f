import { z } from 'zod';
import { readCalls, type Call, type Request } from '../calls.js';
import { callSteps, requestStep } from './describe-requests.js';
import { EVERYWHERE, nameSchema, shareSchema } from './fields.js';
import { fail, pass, defineProperty } from './property.js';

const options = z.strictObject({
  to: nameSchema,
  /** Calls that may need retries: others add nothing to the budget. */
  operations: z.array(nameSchema).min(1).max(10),
  /** Retries that are always allowed. */
  reserve: z.number().int().min(0).max(1_000),
  /** Retries per call beside these. */
  share: shareSchema.default(0.2),
});
type Options = z.infer<typeof options>;

/** Slack of the limit: a call is counted when it begins, and a retry when it is seen. */
const SLACK = 1.05;

/** Retries of all calls together stay below a share of the calls, however long the outage lasts. */
export const retryBudget = defineProperty<Options>({
  options,
  window: () => EVERYWHERE,
  mentions: ({ to, operations }) => ({ phases: [], nodes: [to], operations }),
  holdsWhenBusy: () => true,
  judge(history, { to, operations, reserve, share }) {
    const calls = readCalls(history).filter(({ name }) => operations.includes(name));
    const retries = calls
      .flatMap((call) => retriesOf(call, to))
      .sort((one, other) => one.request.sentMs - other.request.sentMs);
    const starts = calls.map(({ startMs }) => startMs);
    const figures = [
      { name: `Retries to ${to}`, value: retries.length, unit: '' },
      {
        name: 'Requests per call',
        value: Math.round(100 * (1 + retries.length / Math.max(1, calls.length))) / 100,
        unit: '',
      },
    ];
    let begun = 0;
    for (const [index, { call, request, requests }] of retries.entries()) {
      while (begun < starts.length && (starts[begun] ?? 0) <= request.sentMs) begun += 1;
      const allowed = (reserve + share * begun) * SLACK;
      if (index + 1 <= allowed) continue;
      const sentence = `Retry ${index + 1} to ${to} after ${begun} calls; ${reserve} and ${share} per call are allowed, which is ${Math.floor(reserve + share * begun)}.`;
      return fail(
        sentence,
        [...callSteps(call, []), requestStep(request, requests.indexOf(request) + 1)],
        figures,
      );
    }
    return pass(figures);
  },
});

function retriesOf(call: Call, to: string) {
  const requests = call.requests.filter((each: Request) => each.to === to);
  return requests.slice(1).map((request) => ({ call, request, requests }));
}
