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
  /** Nothing is rejected until then, since clients don't know yet; and no work is begun and then lost, even later. */
  z.strictObject({ demand: z.literal('serves'), ...shape, untilMs: durationMsSchema }),
  /** Calls that begin from then on are rejected, with 503 or without a connection, and cause no work. */
  z.strictObject({ demand: z.literal('refuses'), ...shape, fromMs: durationMsSchema }),
]);
type Options = z.infer<typeof options>;

/** A member that is asked to end still serves for a while, and then accepts nothing new. */
export const drain = defineProperty<Options>({
  options,
  window: (asked) =>
    `${inPhases(asked.during)}, ${asked.demand === 'serves' ? `until SIGTERM + ${inMs(asked.untilMs)}` : `from SIGTERM + ${inMs(asked.fromMs)} on`}`,
  mentions: ({ member, operations, during }) => ({ phases: during, nodes: [member], operations }),
  // A busy machine is late, never early: a call rejected too early was rejected on purpose.
  holdsWhenBusy(history, asked) {
    const wrong = findWrong(history, asked);
    return wrong !== undefined && asked.demand === 'serves' && isBefore(wrong, asked.untilMs);
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

const AWAY = 503;

/** The calls that begin in the window of a stop; of those that a service may reject, the ones for which it began work. */
const callsOf = (history: History, asked: Options, { phase, atMs, exitMs }: Stop): readonly Call[] =>
  readCalls(history).filter((call) => {
    if (!asked.operations.includes(call.name) || call.phase !== phase || call.startMs <= atMs) return false;
    if (asked.demand === 'serves') return call.startMs < atMs + asked.untilMs || call.requests.length > 0;
    return call.startMs >= atMs + asked.fromMs && call.startMs < exitMs;
  });

interface StoppedCall {
  readonly call: Call;
  readonly stop: Stop;
}

const isBefore = ({ call, stop }: StoppedCall, ms: number): boolean =>
  (call.endMs ?? Infinity) < stop.atMs + ms;

function isRight(stopped: StoppedCall, asked: Options): boolean {
  const { status, requests } = stopped.call;
  const isTurnedAway = (status === null || status === AWAY) && requests.length === 0;
  if (asked.demand === 'refuses') return isTurnedAway;
  // A call may have been in progress for a while: the time of its rejection counts.
  return (status !== null && status < 400) || (isTurnedAway && !isBefore(stopped, asked.untilMs));
}

function findWrong(history: History, asked: Options): StoppedCall | undefined {
  for (const stop of readStops(history, asked.member, asked.during)) {
    const call = callsOf(history, asked, stop).find((each) => !isRight({ call: each, stop }, asked));
    if (call !== undefined) return { call, stop };
  }
  return undefined;
}

function sentenceOf({ name, startMs, status, requests }: Call, { atMs }: Stop, asked: Options): string {
  const began = `A call of ${name} began ${inMs(startMs - atMs)} after SIGTERM and got ${status ?? 'no answer'}`;
  if (asked.demand === 'serves')
    return requests.length === 0
      ? `${began}; nothing is turned away within ${asked.untilMs} ms.`
      : `${began}, although the service had begun to work for it.`;
  const work =
    requests.length === 0
      ? ''
      : `, and caused ${requests.length === 1 ? 'a request' : `${requests.length} requests`}`;
  return `${began}${work}; from ${asked.fromMs} ms on it is turned away with ${AWAY} or without a connection.`;
}
