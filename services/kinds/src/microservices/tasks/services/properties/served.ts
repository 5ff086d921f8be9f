import { z } from 'zod';
import type { History } from '../../../history/history.js';
import { readCalls, type Call } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { durationMsSchema, inPhases, nameSchema, phasesSchema, shareSchema } from './fields.js';
import { fail, inconclusive, inMs, inPercent, pass, percent, defineProperty } from './property.js';

const options = z.strictObject({
  operation: nameSchema,
  during: phasesSchema,
  /** Calls of the first so many milliseconds of these phases do not count: `after heal + 1 s`. */
  afterMs: durationMsSchema.default(0),
  status: z.array(z.number().int().min(100).max(599)).min(1).max(10),
  share: shareSchema,
});
type Options = z.infer<typeof options>;

/** So many of the calls get the answer that they should. */
export const served = defineProperty<Options>({
  options,
  window: ({ during, afterMs }) => `${inPhases(during)}${afterMs > 0 ? ` + ${inMs(afterMs)}` : ''}`,
  mentions: ({ during, operation }) => ({ phases: during, nodes: [], operations: [operation] }),
  // A busy machine makes answers late, and services give up on what is late. It sets faults late, so that calls succeed which
  // should fail. It makes no other answer of them.
  holdsWhenBusy(history, asked) {
    const calls = callsOf(history, asked);
    const shouldFail = asked.status.every((status) => status >= 500);
    const isLate = (call: Call): boolean => isOfLateness(call) || (shouldFail && (call.status ?? 0) < 400);
    const wrong = calls.filter((call) => !isAsExpected(call, asked) && !isLate(call));
    return calls.length > 0 && 1 - wrong.length / calls.length < asked.share;
  },
  judge(history, asked) {
    const { operation, during, status, share } = asked;
    const calls = callsOf(history, asked);
    if (calls.length === 0) return inconclusive(`nobody asked for ${operation} ${inPhases(during)}`);
    const others = calls.filter((call) => !isAsExpected(call, asked));
    const found = 1 - others.length / calls.length;
    const figures = [
      {
        name: `${operation} ${inPhases(during)} answered ${status.join(' or ')}`,
        value: percent(found),
        unit: '%',
      },
    ];
    if (found >= share) return pass(figures);
    return fail(
      `${inPercent(found)} of ${calls.length} calls of ${operation} got ${status.join(' or ')}; ${inPercent(share)} are needed. Others got ${statusesOf(others)}.`,
      others.slice(0, 3).flatMap((call) => [...callSteps(call), answerStep(call)]),
      figures,
    );
  },
});

function callsOf(history: History, { operation, during, afterMs }: Options): readonly Call[] {
  const begins = new Map(
    history.flatMap((event) => (event.type === 'phase' ? [[event.name, event.atMs] as const] : [])),
  );
  return readCalls(history).filter(
    ({ name, phase, startMs }) =>
      name === operation && during.includes(phase) && startMs >= (begins.get(phase) ?? 0) + afterMs,
  );
}

const isAsExpected = (call: Call, { status }: Options): boolean =>
  call.status !== null && status.includes(call.status);

const isOfLateness = ({ status }: Call): boolean => status === null || (status >= 500 && status !== 501);

const statusesOf = (calls: readonly Call[]): string =>
  [...new Set(calls.map(({ status }) => status ?? 'no answer'))].slice(0, 5).join(', ');

const answerStep = ({ operation, status, startMs, endMs }: Call) => ({
  text:
    endMs === null
      ? 'The client gets no answer before the scenario ends.'
      : `The client gets ${status === null ? 'no answer' : `status ${status}`} after ${inMs(endMs - startMs)}.`,
  atMs: endMs ?? startMs,
  operations: [operation],
  messages: [],
});
