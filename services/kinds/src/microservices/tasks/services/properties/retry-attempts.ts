import { z } from 'zod';
import { readCalls, type Call, type Request } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { EVERYWHERE, nameSchema } from './fields.js';
import { fail, pass, defineProperty } from './property.js';

const options = z.strictObject({
  /** The target of the requests. */
  to: nameSchema,
  most: z.number().int().min(1).max(10),
});
type Options = z.infer<typeof options>;

/** No call sends more requests than allowed, and none after an answer that another request cannot change. */
export const retryAttempts = defineProperty<Options>({
  options,
  window: () => EVERYWHERE,
  mentions: ({ to }) => ({ phases: [], nodes: [to], operations: [] }),
  holdsWhenBusy: (history, { to, most }) =>
    readCalls(history).some((call) => requestsOf(call, to).requests.length > most),
  judge(history, { to, most }) {
    const calls = readCalls(history).map((call) => requestsOf(call, to));
    const excess = calls.find(({ requests }) => requests.length > most);
    if (excess !== undefined)
      return fail(
        `One call sent ${excess.requests.length} requests to ${to}; at most ${most} are allowed.`,
        callSteps(excess.call, excess.requests),
      );
    const again = calls.filter(({ requests, final }) => final >= 0 && final < requests.length - 1);
    const [first] = again;
    if (first !== undefined && again.length > UNREAD_ANSWERS) return failAfterFinal(first);
    const sent = calls.map(({ requests }) => requests.length);
    return pass([{ name: `Most requests to ${to} in one call`, value: Math.max(0, ...sent), unit: '' }]);
  },
});

/** An answer may arrive just as the service gives up on it; a service that retries after final answers does it every time. */
const UNREAD_ANSWERS = 1;

interface Asked {
  readonly call: Call;
  readonly requests: readonly Request[];
  /** Index of the first final answer; -1 where there is none. */
  readonly final: number;
}

function requestsOf(call: Call, to: string): Asked {
  const requests = call.requests.filter((request) => request.to === to);
  return { call, requests, final: requests.findIndex(({ status }) => isFinal(status)) };
}

/** 408 and 429 invite a retry; a retry after other answers below 500 would get the same again. */
const isFinal = (status: number | null): boolean =>
  status !== null && status < 500 && status !== 408 && status !== 429;

const failAfterFinal = ({ call, requests, final }: Asked) =>
  fail(
    `${requests[final]?.to} answered ${requests[final]?.status}, and the service asked again. That answer is final.`,
    callSteps(call, requests),
  );
