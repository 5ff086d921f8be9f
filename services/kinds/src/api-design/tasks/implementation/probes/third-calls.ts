import type { Behaviour, StubCall } from '../../../../stubs/controlled-stub.js';
import { idSchema } from '../../../../judging/manifest-fields.js';
import { askFor, statusesOf } from './ask.js';
import { nameSchema, probeShape } from './parameters.js';
import type { Ask, Part } from './scenario.js';
import type { Situation } from './situation.js';

/** Fields of probes that look at the service's calls to a third party. */
export const thirdCallsShape = {
  ...probeShape,
  operation: nameSchema,
  /** The third party that the operation calls. */
  third: idSchema,
  /** A drawn value of the operation that appears in the path of its call to the third party. */
  mark: nameSchema,
};

interface Parameters {
  readonly operation: string;
  readonly third: string;
  readonly mark: string;
}

/** A request that can be recognized at the third party. */
export interface Marked {
  readonly ask: Ask;
  readonly values: ReadonlyMap<string, unknown>;
  readonly mark: string;
}

/** Requests with marks of their own, all by one caller. */
export function drawMarked(
  { operation, mark }: Parameters,
  situation: Situation,
  count: number,
  { kept = new Map(), caller, ...more }: Drawing = {},
): Marked[] {
  const step = situation.operation(operation);
  const token = caller === undefined ? undefined : situation.tokens.get(caller);
  return Array.from({ length: count }, () => {
    const values = situation.renew(token === undefined ? kept : new Map(kept).set('caller', token));
    const ask = { ...askFor(step, values, more.statuses ?? statusesOf(step)), ...more };
    return { ask, values, mark: String(values.get(mark)) };
  });
}

interface Drawing {
  readonly kept?: ReadonlyMap<string, unknown>;
  /** Another caller than the probe's own. */
  readonly caller?: string;
  readonly statuses?: readonly number[];
  readonly afterMs?: number;
}

/** Sets the third party's behavior for each of these requests, and clears its record of calls. */
export function* behave(
  { third }: Parameters,
  behaviours: readonly (readonly [readonly Marked[], Omit<Behaviour, 'path'>])[],
): Part<void> {
  yield {
    do: 'behave',
    third,
    behaviours: behaviours.flatMap(([marked, how]) => marked.map(({ mark }) => ({ ...how, path: mark }))),
  };
}

/** Its calls since then. */
export function* look({ third }: Parameters): Part<readonly StubCall[]> {
  const { calls = [] } = yield { do: 'look', third };
  return calls;
}

export const callsOf = (calls: readonly StubCall[], marked: readonly Marked[]): readonly StubCall[] =>
  calls.filter(({ path }) => marked.some(({ mark }) => path.includes(mark)));

/** Between the end of a connection in the service's box and its arrival at the third party, even on a busy machine. */
export const GRACE_MS = 500;

/** The most calls that were open at once. */
export function mostAtOnce(calls: readonly StubCall[]): number {
  const turns = calls.flatMap(({ fromMs, toMs = Infinity, isCut }) => {
    const end = isCut ? Math.max(fromMs, toMs - GRACE_MS) : toMs;
    return [
      { atMs: fromMs, by: 1 },
      { atMs: end, by: -1 },
    ];
  });
  turns.sort((one, other) => one.atMs - other.atMs || one.by - other.by);
  let open = 0;
  let most = 0;
  for (const { by } of turns) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}
