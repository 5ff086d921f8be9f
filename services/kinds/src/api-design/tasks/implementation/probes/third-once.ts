import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { answered, demand, differenceOfStatus, fail, recordedAt, sendAll, statusesOf } from './ask.js';
import { demandOneEach, demandServed } from './demand-calls.js';
import type { Answered, Part, Recorded, Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { behave, callsOf, drawMarked, look, thirdCallsShape, type Marked } from './third-calls.js';
import { LIMITED } from './use-up.js';

/** Each request that passes the limit makes one call, and a limited one makes none. */
export const thirdOnceSchema = z
  .strictObject({
    probe: z.literal('third-once'),
    ...thirdCallsShape,
    requests: z.number().int().min(4).max(50),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof thirdOnceSchema>;

/** As a multiple of the limit: what is sent at once. */
const FLOOD = 3;

export function* thirdOnce(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { operation, requests } = parameters;
  yield* behave(parameters, []);
  const same = drawMarked(parameters, situation, 1, { kept });
  for (const asked of [1, 2]) {
    const all = yield* sendAll(same.map(({ ask }) => ask));
    yield* demandServed('A request was not served.', situation, { operation, marked: same, all });
    const { length } = callsOf(yield* look(parameters), same);
    if (length !== asked)
      yield* fail({
        sentence: `The same was asked ${asked === 1 ? 'once' : 'twice'}, and the third party was called ${length} times.`,
      });
  }
  const statuses = [...statusesOf(situation.operation(operation)), LIMITED];
  const flood = drawMarked(parameters, situation, requests * FLOOD, { kept, statuses });
  const all = yield* sendAll(flood.map(({ ask }) => ask));
  const passed: Marked[] = [];
  const limited: Marked[] = [];
  for (const [index, marked] of flood.entries()) {
    const at = yield* servedOrLimited(recordedAt(all, index));
    (at.response.status === LIMITED ? limited : passed).push(marked);
  }
  const calls = yield* look(parameters);
  const { length } = callsOf(calls, limited);
  if (length > 0)
    yield* fail({ sentence: `${length} requests that were refused with 429 reached the third party.` });
  yield* demandOneEach(calls, passed);
}

function* servedOrLimited(recorded: Recorded): Part<Answered> {
  const at = yield* answered(recorded);
  yield* demand('A request got neither a success nor 429.', at, differenceOfStatus(at));
  return at;
}
