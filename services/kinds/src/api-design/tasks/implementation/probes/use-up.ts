import { answered, askFor, demand, differenceOfStatus, fail, sendAll, statusesOf } from './ask.js';
import type { Answered, Ask, Part } from './scenario.js';
import type { Situation } from './situation.js';

/** A caller's number of requests in a window. */
interface Limit {
  readonly operation: string;
  readonly requests: number;
  readonly windowMs: number;
  /** Requests that are sent together. */
  readonly atOnce?: number;
}

export const LIMITED = 429;
const AT_ONCE = 10;

/** Sends until the limit answers. A window may end in between, and late requests count in the next. */
export function* useUp(
  parameters: Limit,
  situation: Situation,
  kept: ReadonlyMap<string, unknown>,
): Part<Answered> {
  const { operation, atOnce = AT_ONCE, requests } = parameters;
  const step = situation.operation(operation);
  const statuses = [...statusesOf(step), LIMITED];
  const ask = (): Ask => askFor(step, situation.renew(kept), statuses);
  const sent: Answered[] = [];
  let limited: Answered | undefined;
  while (limited === undefined)
    limited = yield* findLimited(parameters, sent, Array.from({ length: atOnce }, ask));
  // Where more passed than the limit, some may have passed after the 429, and used up the next window.
  let alone: Answered | undefined;
  for (let tried = 0; alone === undefined && passedOf(sent) > requests && tried <= requests; tried += 1)
    alone = yield* findLimited(parameters, sent, [ask()]);
  return yield* demandEnough(parameters, alone ?? limited, passedOf(sent));
}

const passedOf = (sent: readonly Answered[]): number =>
  sent.filter(({ response }) => response.status !== LIMITED).length;

/** Sends them together and adds them to `sent`. Returns the first that is limited. */
function* findLimited(parameters: Limit, sent: Answered[], asks: readonly Ask[]): Part<Answered | undefined> {
  const all: Answered[] = [];
  for (const recorded of yield* sendAll(asks)) {
    const at = yield* answered(recorded);
    yield* demand('A request got neither a success nor 429.', at, differenceOfStatus(at));
    all.push(at);
  }
  sent.push(...all);
  yield* demandNotTooMany(parameters, sent);
  return all.find(({ response }) => response.status === LIMITED);
}

/** At the turn of two windows, both count. */
function* demandNotTooMany({ requests, windowMs }: Limit, sent: readonly Answered[]): Part<void> {
  const beganMs = Math.min(...sent.map(({ outcome }) => outcome.atMs));
  const endMs = Math.max(...sent.map(({ outcome }) => outcome.atMs + outcome.tookMs));
  const passed = passedOf(sent);
  const at = sent.at(-1);
  const most = requests * (Math.floor((endMs - beganMs) / windowMs) + 2);
  if (passed <= most || at === undefined) return;
  yield* fail({
    sentence: `${passed} requests passed, where a caller has ${requests} in ${windowMs} ms.`,
    at,
    difference: { where: 'status', expected: String(LIMITED), actual: 'no limit' },
  });
}

function* demandEnough({ requests }: Limit, limited: Answered, passed: number): Part<Answered> {
  if (passed >= requests) return limited;
  return yield* fail({
    sentence: `Only ${passed} requests passed, where a caller has ${requests}.`,
    at: limited,
    difference: { where: 'status', expected: `${requests} requests that pass`, actual: `${passed} that do` },
  });
}
