import { z } from 'zod';
import { readCalls, type Call } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { durationMsSchema, inPhases, nameSchema, phasesSchema } from './fields.js';
import { fail, inconclusive, inMs, pass, defineProperty } from './property.js';

const options = z.strictObject({
  operation: nameSchema,
  during: phasesSchema,
  withinMs: durationMsSchema,
  /** Whether requests that a call caused must have ended by then, too. */
  requests: z.boolean().default(true),
});
type Options = z.infer<typeof options>;

/** Every call is answered in time and ends its own requests: nothing waits for a hanging dependency. */
export const deadline = defineProperty<Options>({
  options,
  window: ({ during, withinMs }) => `${inPhases(during)}, within ${inMs(withinMs)}`,
  mentions: ({ during, operation }) => ({ phases: during, nodes: [], operations: [operation] }),
  judge(history, { operation, during, withinMs, requests }) {
    const calls = readCalls(history).filter(
      ({ name, phase }) => name === operation && during.includes(phase),
    );
    if (calls.length === 0) return inconclusive(`nobody asked for ${operation} ${inPhases(during)}`);
    const late = calls.find(
      ({ startMs, endMs, status }) => status === null || (endMs ?? Infinity) - startMs > withinMs,
    );
    if (late !== undefined) return fail(lateSentence(late, operation, withinMs), callSteps(late));
    const held = requests ? calls.find((call) => heldMs(call) > withinMs) : undefined;
    if (held !== undefined)
      return fail(
        `A call of ${operation} was answered in time, but its request ${openFor(heldMs(held))}; at most ${withinMs} ms are allowed.`,
        callSteps(held),
      );
    const slowest = Math.max(...calls.map(({ startMs, endMs }) => (endMs ?? 0) - startMs));
    return pass([
      { name: `Slowest ${operation} ${inPhases(during)}`, value: Math.round(slowest), unit: 'ms' },
    ]);
  },
});

const lateSentence = ({ status, startMs, endMs }: Call, operation: string, withinMs: number): string =>
  status === null || endMs === null
    ? `A call of ${operation} got no answer; every call must be answered within ${withinMs} ms.`
    : `A call of ${operation} was answered ${status} after ${inMs(endMs - startMs)}; at most ${withinMs} ms are allowed.`;

const openFor = (ms: number): string =>
  ms === Infinity ? 'was never closed' : `stayed open for ${inMs(ms)}`;

/** How long after the call began the last of its requests was still open. */
const heldMs = ({ startMs, requests }: Call): number =>
  Math.max(0, ...requests.map(({ endMs }) => (endMs ?? Infinity) - startMs));
