import { z } from 'zod';
import type { History } from '../../../history/history.js';
import { isSuccess, readCalls, type Call, type Request } from '../calls.js';
import { findStored, textOf } from '../stored-rows.js';
import { callSteps } from './describe-requests.js';
import { fieldSchema, nameSchema } from './fields.js';
import { storeStep } from './find-messages.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  /**
   * `finished`: every acknowledged saga is confirmed or cancelled. `completed`: it is confirmed, and every step is done.
   * `compensated`: it is cancelled, and every step that may have been done is undone.
   */
  demand: z.enum(['finished', 'completed', 'compensated']),
  /** The calls that begin a saga. */
  operations: z.array(nameSchema).min(1).max(6),
  /** The services of the steps: PUT does one, DELETE undoes it. */
  steps: z.array(nameSchema).min(1).max(6),
  /** The store with the sagas, and its fields with the key of the call and the state. */
  store: nameSchema,
  field: fieldSchema,
  state: fieldSchema,
  confirmed: fieldSchema.default('confirmed'),
  cancelled: fieldSchema.default('cancelled'),
});
type Options = z.infer<typeof options>;

/** Every saga ends: all of its steps are done, or all are undone. */
export const saga = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ operations, steps, store }) => ({ phases: [], nodes: steps, operations, stores: [store] }),
  judge(history, asked) {
    const stored = findStored(history, asked.store);
    const sagas = readSagas(history, asked);
    if (stored === undefined || sagas.length === 0) return inconclusive('nothing was acknowledged');
    const figures = [
      { name: `Acknowledged ${asked.operations.join(' or ')}`, value: sagas.length, unit: '' },
    ];
    const wrong = sagas.flatMap((each) => {
      const why = DEMANDS[asked.demand](each, asked);
      return why === undefined ? [] : [{ ...each, why }];
    });
    const [first] = wrong;
    if (first === undefined) return pass(figures);
    const sentence = `${wrong.length} of ${sagas.length} orders did not end as they must, such as ${first.call.key}: ${first.why}`;
    return fail(sentence, [...callSteps(first.call), storeStep(sentence, stored)], figures);
  },
});

interface Saga {
  readonly call: Call;
  /** Undefined where the store has none. */
  readonly state: string | undefined;
}

/** The acknowledged sagas, with their states. */
function readSagas(history: History, { operations, store, field, state }: Options): readonly Saga[] {
  const rows = findStored(history, store)?.rows ?? [];
  return readCalls(history)
    .filter(({ name, status }) => operations.includes(name) && isSuccess(status))
    .map((call) => {
      const row = rows.find((each) => textOf(each, field).includes(call.key));
      return { call, state: row && textOf(row, state) };
    });
}

/** Why a saga does not end as it must; undefined where it does. */
type Demand = (saga: Saga, options: Options) => string | undefined;

const DEMANDS: Readonly<Record<Options['demand'], Demand>> = {
  finished({ state }, { confirmed, cancelled }) {
    if (state === undefined) return 'it was acknowledged and is not stored.';
    return state === confirmed || state === cancelled ? undefined : `its state is still ${state}.`;
  },
  completed({ call, state }, { confirmed, steps }) {
    if (state !== confirmed) return `nothing was refused, and its state is ${state ?? 'not stored'}.`;
    const missing = steps.find((step) => !isDone(requestsTo(call, step)));
    return missing === undefined ? undefined : `it is ${confirmed}, and ${missing} has not done its step.`;
  },
  compensated({ call, state }, { cancelled, steps }) {
    const standing = steps.find((step) => !isUndone(requestsTo(call, step)));
    if (standing !== undefined) return `a step was refused, and the one at ${standing} was not undone.`;
    return state === cancelled ? undefined : `a step was refused, and its state is ${state ?? 'not stored'}.`;
  },
};

const requestsTo = ({ requests }: Call, step: string): readonly Request[] =>
  requests.filter(({ to }) => to === step);

/** Done, and never undone. */
const isDone = (requests: readonly Request[]): boolean =>
  requests.some(({ method, status }) => method === 'PUT' && isSuccess(status)) &&
  !requests.some(({ method, delivered }) => method === 'DELETE' && delivered);

/** Never done, or undone after the last time: a step without an answer may have been done. */
function isUndone(requests: readonly Request[]): boolean {
  const done = requests.findLast(
    ({ method, delivered, status }) =>
      method === 'PUT' && delivered && (status === null || isSuccess(status)),
  );
  return (
    done === undefined ||
    requests.some(
      ({ method, status, sentMs }) => method === 'DELETE' && isSuccess(status) && sentMs >= done.sentMs,
    )
  );
}
