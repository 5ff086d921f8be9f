import { z } from 'zod';
import { readCalls } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { EVERYWHERE, nameSchema } from './fields.js';
import { fail, pass, defineProperty } from './property.js';

const options = z.strictObject({ to: nameSchema });
type Options = z.infer<typeof options>;

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A request that changes something is sent once per call, even after an error: it may have taken effect. */
export const unsafeOnce = defineProperty<Options>({
  options,
  window: () => EVERYWHERE,
  mentions: ({ to }) => ({ phases: [], nodes: [to], operations: [] }),
  holdsWhenBusy: () => true,
  judge(history, { to }) {
    let sent = 0;
    for (const call of readCalls(history)) {
      const requests = call.requests.filter((request) => request.to === to && !SAFE.has(request.method));
      sent += requests.length;
      if (requests.length > 1)
        return fail(
          `One call sent ${requests[0]?.method} ${requests[0]?.path} to ${to} ${requests.length} times. It isn't idempotent and has no key, so it must not be repeated.`,
          callSteps(call, requests),
        );
    }
    return pass([{ name: `Unsafe requests to ${to}`, value: sent, unit: '' }]);
  },
});
