import { z } from 'zod';
import type { CheckerResult } from '../../../checkers/checker.js';
import type { History } from '../../../history/history.js';
import { readCalls, type Call } from '../calls.js';
import { readStops, type Stop } from '../stops.js';
import { callSteps } from './describe-requests.js';
import { durationMsSchema, inPhases, nameSchema, phasesSchema } from './fields.js';
import { defineProperty, fail, inconclusive, inMs, pass } from './property.js';

const options = z.strictObject({
  /** `answered`: calls that are open at SIGTERM get their answer. `ends`: the program ends by itself. */
  demand: z.enum(['answered', 'ends']),
  member: nameSchema,
  /** Calls to the member that may be open when it is asked to end. */
  operation: nameSchema,
  /** Phases in which it is asked to end. */
  during: phasesSchema,
  /** How long after SIGTERM open calls are answered at the latest, or the program ends. */
  withinMs: durationMsSchema.default(10_000),
  /** Calls that begin within this time after SIGTERM count as open at it, too. */
  untilMs: durationMsSchema.optional(),
  /** Statuses that open calls may get; any below 500 by default. */
  status: z.array(z.number().int().min(100).max(599)).min(1).max(10).optional(),
  /** Exit codes of an end in order. */
  codes: z.array(z.number().int().min(0).max(255)).min(1).max(5).default([0]),
});
type Options = z.infer<typeof options>;

const AT_ONCE_MS = 500;
/** If a call begins shortly before, it is unknown whether the member had received it. */
const ARRIVAL_MS = 30;

/** A member that is asked to end answers open calls, and ends by itself. */
export const gracefulStop = defineProperty<Options>({
  options,
  window: ({ during, withinMs }) => `${inPhases(during)}, SIGTERM + ${inMs(withinMs)}`,
  mentions: ({ member, operation, during }) => ({ phases: during, nodes: [member], operations: [operation] }),
  // A busy machine makes ends and answers late; it changes no exit code, and loses no call at SIGTERM itself.
  holdsWhenBusy(history, asked) {
    const found = findFlaw(history, asked);
    return found !== undefined && found.lostMs <= (asked.demand === 'ends' ? asked.withinMs : AT_ONCE_MS);
  },
  judge(history, asked): CheckerResult {
    const { member, demand, during } = asked;
    const stops = readStops(history, member, during);
    if (stops.length === 0) return inconclusive(`${member} was not asked to end`);
    const open = stops.flatMap((stop) => openCalls(history, asked, stop));
    if (demand === 'answered' && open.length === 0)
      return inconclusive('no call was open when the member was asked to end');
    const figures = [
      { name: `Open calls at SIGTERM ${inPhases(during)}`, value: open.length, unit: '' },
      {
        name: `End after SIGTERM ${inPhases(during)}`,
        value: Math.round(Math.max(...stops.map(({ atMs, exitMs }) => Math.min(exitMs - atMs, 60_000)))),
        unit: 'ms',
      },
    ];
    const found = findFlaw(history, asked);
    return found === undefined ? pass(figures) : fail(found.sentence, found.steps, figures);
  },
});

interface Flaw {
  readonly sentence: string;
  readonly steps: Parameters<typeof fail>[1];
  /** How long after SIGTERM that happened. */
  readonly lostMs: number;
}

function findFlaw(history: History, asked: Options): Flaw | undefined {
  const { member, during, demand } = asked;
  for (const stop of readStops(history, member, during)) {
    const flaw = demand === 'answered' ? findLost(history, asked, stop) : findWrongEnd(asked, stop);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function findLost(history: History, asked: Options, stop: Stop): Flaw | undefined {
  const { operation, member, status, withinMs } = asked;
  const tookMs = (call: Call): number => (call.endMs ?? Infinity) - stop.atMs;
  const isRight = (call: Call): boolean =>
    call.status !== null && (status?.includes(call.status) ?? call.status < 500);
  const lost = openCalls(history, asked, stop).find((call) => !isRight(call) || tookMs(call) > withinMs);
  if (lost === undefined) return undefined;
  const lostMs = tookMs(lost);
  const got = lost.status === null ? 'was not answered' : `was answered ${lost.status}`;
  const late = isRight(lost) ? ` ${inMs(lostMs)} after SIGTERM; at most ${withinMs} ms are allowed` : '';
  const began =
    lost.startMs < stop.atMs
      ? `was open when ${member} got SIGTERM`
      : `began ${inMs(lost.startMs - stop.atMs)} after SIGTERM`;
  const sentence = `A call of ${operation} ${began}, and ${got}${late}.`;
  return { sentence, steps: [...callSteps(lost), stopStep(member, stop)], lostMs };
}

function findWrongEnd({ member, withinMs, codes }: Options, stop: Stop): Flaw | undefined {
  const { code } = stop;
  const tookMs = stop.exitMs - stop.atMs;
  const isInOrder = code !== null && codes.includes(code);
  if (isInOrder && tookMs <= withinMs) return undefined;
  const sentence = isInOrder
    ? `${member} ended ${inMs(tookMs)} after SIGTERM; at most ${withinMs} ms are allowed.`
    : `${member} did not end by itself after SIGTERM: ${code === null ? 'a signal ended it' : `exit code ${code}`} after ${inMs(tookMs)}.`;
  return { sentence, steps: [stopStep(member, stop)], lostMs: tookMs };
}

const openCalls = (
  history: History,
  { operation, untilMs = 0 }: Options,
  { atMs, exitMs }: Stop,
): readonly Call[] =>
  readCalls(history).filter(
    ({ name, startMs, endMs }) =>
      name === operation &&
      startMs < Math.min(atMs + untilMs, exitMs) - ARRIVAL_MS &&
      (endMs ?? Infinity) > atMs,
  );

const stopStep = (member: string, { atMs, exitMs, code }: Stop) => ({
  text: `${member} gets SIGTERM. It ${exitMs === Infinity ? 'does not end' : `ends ${inMs(exitMs - atMs)} later, ${code === null ? 'by a signal' : `with code ${code}`}`}.`,
  atMs,
  operations: [],
  messages: [],
});
