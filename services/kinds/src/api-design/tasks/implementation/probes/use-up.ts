import { answered, askFor, demand, differenceOfStatus, fail, sendAll, statusesOf } from './ask.js';
import type { Answered, Part, Recorded } from './scenario.js';
import type { Situation } from './situation.js';

/** So many requests of a caller in a time. */
interface Limit {
  readonly operation: string;
  readonly requests: number;
  readonly windowMs: number;
  /** Requests that are sent together. */
  readonly atOnce?: number;
}

export const LIMITED = 429;
const AT_ONCE = 10;

/** Sends until the limit answers. A window may end in between, and what came late is in the next. */
export function* useUp(
  parameters: Limit,
  situation: Situation,
  kept: ReadonlyMap<string, unknown>,
): Part<Answered> {
  const { operation, atOnce = AT_ONCE } = parameters;
  const step = situation.operation(operation);
  const statuses = [...statusesOf(step), LIMITED];
  let passed = 0;
  let beganMs: number | undefined;
  for (;;) {
    const all = yield* sendAll(
      Array.from({ length: atOnce }, () => askFor(step, situation.renew(kept), statuses)),
    );
    beganMs ??= Math.min(...all.map(({ outcome }) => outcome.atMs));
    let refused: Answered | undefined;
    for (const recorded of all) {
      const at = yield* answered(recorded);
      yield* demand('A request got neither a success nor 429.', at, differenceOfStatus(at));
      if (at.response.status === LIMITED) refused ??= at;
      else passed += 1;
    }
    const endMs = Math.max(...all.map(({ outcome }) => outcome.atMs + outcome.tookMs));
    yield* demandNotTooMany(parameters, { passed, lastedMs: endMs - beganMs, at: all.at(-1) });
    if (refused !== undefined) return yield* demandEnough(parameters, refused, passed);
  }
}

/** At the turn of two windows, both count. */
function* demandNotTooMany(
  { requests, windowMs }: Limit,
  { passed, lastedMs, at }: { passed: number; lastedMs: number; at: Recorded | undefined },
): Part<void> {
  const most = requests * (Math.floor(lastedMs / windowMs) + 2);
  if (passed <= most || at === undefined) return;
  yield* fail({
    sentence: `${passed} requests passed, where a caller has ${requests} in ${windowMs} ms.`,
    at,
    difference: { where: 'status', expected: String(LIMITED), actual: 'no limit' },
  });
}

function* demandEnough({ requests }: Limit, refused: Answered, passed: number): Part<Answered> {
  if (passed >= requests) return refused;
  return yield* fail({
    sentence: `Only ${passed} requests passed, where a caller has ${requests}.`,
    at: refused,
    difference: { where: 'status', expected: `${requests} requests that pass`, actual: `${passed} that do` },
  });
}
