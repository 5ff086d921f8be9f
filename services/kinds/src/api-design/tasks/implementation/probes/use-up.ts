import { answered, askFor, demand, differenceOfStatus, fail, sendAll } from './ask.js';
import type { Answered, Part } from './scenario.js';
import type { Situation } from './situation.js';

/** So many requests of a caller in a time. */
export interface Limit {
  readonly operation: string;
  readonly requests: number;
  readonly windowMs: number;
}

export const LIMITED = 429;
const TOGETHER = 10;

/** Sends until the limit answers. A window may end in between, and what came late is in the next. */
export function* useUp(
  parameters: Limit,
  situation: Situation,
  kept: ReadonlyMap<string, unknown>,
): Part<Answered> {
  const { requests, windowMs } = parameters;
  const step = situation.operation(parameters.operation);
  const ask = askFor(step, situation.renew(kept));
  let passed = 0;
  let beganMs: number | undefined;
  for (;;) {
    const asks = Array.from({ length: TOGETHER }, () =>
      askFor(step, situation.renew(kept), [...ask.statuses, LIMITED]),
    );
    const all = yield* sendAll(asks);
    beganMs ??= Math.min(...all.map(({ outcome }) => outcome.atMs));
    let refused: Answered | undefined;
    for (const recorded of all) {
      const at = yield* answered(recorded);
      yield* demand('A request got neither a success nor 429.', at, differenceOfStatus(at));
      if (at.response.status === LIMITED) refused ??= at;
      else passed += 1;
    }
    if (refused !== undefined) return yield* demandEnough(refused, passed, requests);
    const endMs = Math.max(...all.map(({ outcome }) => outcome.atMs + outcome.tookMs));
    const most = requests * (Math.floor((endMs - beganMs) / windowMs) + 2) + TOGETHER;
    const last = all.at(-1);
    if (passed > most && last !== undefined)
      yield* fail({
        sentence: `${passed} requests passed, where a caller has ${requests} in ${windowMs} ms.`,
        at: last,
        difference: { where: 'status', expected: String(LIMITED), actual: 'no limit' },
      });
  }
}

function* demandEnough(refused: Answered, passed: number, requests: number): Part<Answered> {
  if (passed >= requests) return refused;
  return yield* fail({
    sentence: `Only ${passed} requests passed, where a caller has ${requests}.`,
    at: refused,
    difference: { where: 'status', expected: `${requests} requests that pass`, actual: `${passed} that do` },
  });
}
