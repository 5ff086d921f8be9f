import { z } from 'zod';
import { readCalls, type Call, type Request } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { EVERYWHERE, nameSchema } from './fields.js';
import { fail, pass, defineProperty } from './property.js';

const options = z.strictObject({
  /** Who is asked. */
  to: nameSchema,
  most: z.number().int().min(1).max(10),
});
type Options = z.infer<typeof options>;

/** No call sends more requests than allowed, and none after an answer that another request cannot change. */
export const retryAttempts = defineProperty<Options>({
  options,
  window: () => EVERYWHERE,
  mentions: ({ to }) => ({ phases: [], nodes: [to], operations: [] }),
  judge(history, { to, most }) {
    const calls = readCalls(history);
    for (const call of calls) {
      const requests = call.requests.filter((request) => request.to === to);
      const final = requests.findIndex(({ status }) => isFinal(status));
      if (final >= 0 && final < requests.length - 1) return failAfterFinal(call, requests, final);
      if (requests.length > most)
        return fail(
          `One call sent ${requests.length} requests to ${to}; at most ${most} are allowed.`,
          callSteps(call, requests),
        );
    }
    const sent = calls.map(({ requests }) => requests.filter((request) => request.to === to).length);
    return pass([{ name: `Most requests to ${to} in one call`, value: Math.max(0, ...sent), unit: '' }]);
  },
});

/** 408 and 429 invite another request; of other answers below 500 it would get the same again. */
const isFinal = (status: number | null): boolean =>
  status !== null && status < 500 && status !== 408 && status !== 429;

const failAfterFinal = (call: Call, requests: readonly Request[], final: number) =>
  fail(
    `${requests[final]?.to} answered ${requests[final]?.status}, and the service asked again. That answer is final.`,
    callSteps(call, requests),
  );
