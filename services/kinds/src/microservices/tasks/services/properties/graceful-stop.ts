import { z } from 'zod';
import { readCalls } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { durationMsSchema, nameSchema } from './fields.js';
import { defineProperty, fail, inconclusive, inMs, pass } from './property.js';

const options = z.strictObject({
  member: nameSchema,
  /** Calls to the member that may be open when it is asked to end. */
  operation: nameSchema,
  withinMs: durationMsSchema.default(10_000),
});
type Options = z.infer<typeof options>;

/** Of a call that begins shortly before, nobody knows whether the member had it. */
const ARRIVAL_MS = 30;

/** A member that is asked to end answers what is open, and ends by itself with code 0. */
export const gracefulStop = defineProperty<Options>({
  options,
  window: ({ withinMs }) => `SIGTERM + ${inMs(withinMs)}`,
  mentions: ({ member, operation }) => ({ phases: [], nodes: [member], operations: [operation] }),
  judge(history, { member, operation, withinMs }) {
    const stop = history.find((event) => event.type === 'stop' && event.node === member);
    if (stop === undefined) return inconclusive(`${member} was not asked to end`);
    const open = readCalls(history).filter(
      ({ name, startMs, endMs }) =>
        name === operation && startMs < stop.atMs - ARRIVAL_MS && (endMs ?? Infinity) > stop.atMs,
    );
    if (open.length === 0) return inconclusive('no call was open when the member was asked to end');
    const lost = open.find(({ status }) => status === null || status >= 500);
    if (lost !== undefined)
      return fail(
        `A call of ${operation} was open when ${member} got SIGTERM, and was not answered.`,
        callSteps(lost),
      );
    const exit = history.find((event) => event.type === 'exit' && event.node === member);
    const tookMs = (exit?.atMs ?? Infinity) - stop.atMs;
    const code = exit?.type === 'exit' ? exit.code : null;
    const figures = [
      { name: 'Open calls at SIGTERM', value: open.length, unit: '' },
      { name: 'End after SIGTERM', value: Math.round(Math.min(tookMs, 60_000)), unit: 'ms' },
    ];
    if (tookMs <= withinMs && code === 0) return pass(figures);
    const sentence =
      code === 0
        ? `${member} ended ${inMs(tookMs)} after SIGTERM; at most ${withinMs} ms are allowed.`
        : `${member} did not end by itself after SIGTERM: ${code === null ? 'it had to be killed' : `exit code ${code}`}.`;
    return fail(
      sentence,
      [{ text: sentence, atMs: exit?.atMs ?? stop.atMs, operations: [], messages: [] }],
      figures,
    );
  },
});
