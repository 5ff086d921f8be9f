import { z } from 'zod';
import type { History } from '../../../history/history.js';
import { readCalls, type Call } from '../calls.js';
import { readStops, type Stop } from '../stops.js';
import { callSteps } from './describe-requests.js';
import { durationMsSchema, inPhases, nameSchema, phasesSchema } from './fields.js';
import { defineProperty, fail, inconclusive, inMs, pass } from './property.js';

const shape = {
  member: nameSchema,
  operations: z.array(nameSchema).min(1).max(6),
  /** Phases in which the member is asked to end. */
  during: phasesSchema,
};
const options = z.discriminatedUnion('demand', [
  /** What begins until then is served as before: who sends it does not know yet. */
  z.strictObject({ demand: z.literal('serves'), ...shape, untilMs: durationMsSchema }),
  /** What begins from then on is turned away, with 503 or without a connection, and causes no work. */
  z.strictObject({ demand: z.literal('refuses'), ...shape, fromMs: durationMsSchema }),
]);
type Options = z.infer<typeof options>;

/** A member that is asked to end still serves for a while, and then takes nothing new. */
export const drain = defineProperty<Options>({
  options,
  window: (asked) =>
    `${inPhases(asked.during)}, ${asked.demand === 'serves' ? `until SIGTERM + ${inMs(asked.untilMs)}` : `from SIGTERM + ${inMs(asked.fromMs)} on`}`,
  mentions: ({ member, operations, during }) => ({ phases: during, nodes: [member], operations }),
  // A timer of a busy machine is late, never early: what is turned away soon was turned away on purpose.
  holdsWhenBusy(history, asked) {
    const call = findWrong(history, asked)?.call;
    return (
      asked.demand === 'serves' && call !== undefined && (call.endMs ?? Infinity) - call.startMs < SOON_MS
    );
  },
  judge(history, asked) {
    const { member, during, operations, demand } = asked;
    const stops = readStops(history, member, during);
    if (stops.length === 0) return inconclusive(`${member} was not asked to end`);
    const inWindow = stops.flatMap((stop) => callsOf(history, asked, stop));
    if (demand === 'serves' && inWindow.length === 0)
      return inconclusive(`nobody asked for ${operations.join(' or ')} after SIGTERM`);
    const wrong = findWrong(history, asked);
    if (wrong === undefined)
      return pass([
        {
          name: `${operations.join(' and ')} ${demand === 'serves' ? 'served' : 'turned away'} after SIGTERM ${inPhases(during)}`,
          value: inWindow.length,
          unit: '',
        },
      ]);
    const { call, stop } = wrong;
    return fail(sentenceOf(call, stop, asked), [
      { text: `${member} gets SIGTERM.`, atMs: stop.atMs, operations: [], messages: [] },
      ...callSteps(call),
    ]);
  },
});

const SOON_MS = 1_000;
const AWAY = 503;

/** The calls that begin in the window of a stop. */
const callsOf = (history: History, asked: Options, { atMs, exitMs }: Stop): readonly Call[] =>
  readCalls(history).filter(({ name, startMs }) => {
    if (!asked.operations.includes(name)) return false;
    if (asked.demand === 'serves') return startMs > atMs && startMs < atMs + asked.untilMs;
    return startMs >= atMs + asked.fromMs && startMs < exitMs;
  });

const isServed = ({ status }: Call): boolean => status !== null && status < 400;
const isTurnedAway = ({ status, requests }: Call): boolean =>
  (status === null || status === AWAY) && requests.length === 0;

function findWrong(
  history: History,
  asked: Options,
): { readonly call: Call; readonly stop: Stop } | undefined {
  const isRight = asked.demand === 'serves' ? isServed : isTurnedAway;
  for (const stop of readStops(history, asked.member, asked.during)) {
    const call = callsOf(history, asked, stop).find((each) => !isRight(each));
    if (call !== undefined) return { call, stop };
  }
  return undefined;
}

function sentenceOf({ name, startMs, status, requests }: Call, { atMs }: Stop, asked: Options): string {
  const began = `A call of ${name} began ${inMs(startMs - atMs)} after SIGTERM and got ${status ?? 'no answer'}`;
  if (asked.demand === 'serves') return `${began}; what begins within ${asked.untilMs} ms is served.`;
  const work =
    requests.length === 0
      ? ''
      : `, and caused ${requests.length === 1 ? 'a request' : `${requests.length} requests`}`;
  return `${began}${work}; from ${asked.fromMs} ms on it is turned away with ${AWAY} or without a connection.`;
}
