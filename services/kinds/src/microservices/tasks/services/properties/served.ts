import { z } from 'zod';
import type { History } from '../../../history/history.js';
import type { Call } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { answerFieldsSchema, findWrongAnswer } from './answer-fields.js';
import { callsDuring } from './calls-during.js';
import { durationMsSchema, fieldSchema, inPhases, nameSchema, phasesSchema, shareSchema } from './fields.js';
import { fail, inconclusive, inMs, inPercent, pass, percent, defineProperty } from './property.js';

const options = z.strictObject({
  operation: nameSchema,
  during: phasesSchema,
  /** Calls in this first part of these phases do not count: `after heal + 1 s`. */
  afterMs: durationMsSchema.default(0),
  status: z.array(z.number().int().min(100).max(599)).min(1).max(10),
  share: shareSchema,
  /** The fields of a right answer. */
  json: answerFieldsSchema.default({}),
  /** Fields that a right answer has, with any values. */
  has: z.array(fieldSchema).max(10).default([]),
});
type Options = z.infer<typeof options>;

/** At least this share of the calls gets the right answer. */
export const served = defineProperty<Options>({
  options,
  window: ({ during, afterMs }) => `${inPhases(during)}${afterMs > 0 ? ` + ${inMs(afterMs)}` : ''}`,
  mentions: ({ during, operation }) => ({ phases: during, nodes: [], operations: [operation] }),
  // A busy machine makes answers late, and services give up on late ones. It sets faults late, so that calls succeed which
  // should fail. It does not change an answer otherwise.
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
      `${inPercent(found)} of ${calls.length} calls of ${operation} got ${status.join(' or ')}; ${inPercent(share)} are needed. Others got ${answersOf(others, asked)}.`,
      others.slice(0, 3).flatMap((call) => [...callSteps(call), answerStep(call, asked)]),
      figures,
    );
  },
});

const callsOf = (history: History, { operation, during, afterMs }: Options): readonly Call[] =>
  callsDuring(history, { operations: [operation], during, afterMs });

const isAsExpected = (call: Call, asked: Options): boolean =>
  hasStatus(call, asked) && wrongBodyOf(call, asked) === undefined;

const hasStatus = (call: Call, { status }: Options): boolean =>
  call.status !== null && status.includes(call.status);

/** The problem with an answer of the right status; undefined where there is none, or no fields are expected. */
function wrongBodyOf(call: Call, asked: Options): string | undefined {
  const { json, has } = asked;
  const isAsked = Object.keys(json).length + has.length > 0;
  return isAsked && hasStatus(call, asked) ? findWrongAnswer(call, json, has) : undefined;
}

const isOfLateness = ({ status }: Call): boolean => status === null || (status >= 500 && status !== 501);

const answersOf = (calls: readonly Call[], asked: Options): string =>
  [...new Set(calls.map((call) => describeAnswer(call, asked, '')))].slice(0, 5).join(', ');

function describeAnswer(call: Call, asked: Options, before: string): string {
  if (call.status === null) return 'no answer';
  const wrong = wrongBodyOf(call, asked);
  return `${before}${call.status}${wrong === undefined ? '' : ` with ${wrong}`}`;
}

const answerStep = (call: Call, asked: Options) => ({
  text:
    call.endMs === null
      ? 'The client gets no answer before the scenario ends.'
      : `The client gets ${describeAnswer(call, asked, 'status ')} after ${inMs(call.endMs - call.startMs)}.`,
  atMs: call.endMs ?? call.startMs,
  operations: [call.operation],
  messages: [],
});
