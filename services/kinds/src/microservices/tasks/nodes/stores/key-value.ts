import type { Json } from '../../../history/history.js';
import { errorBody } from '../protocol/error-codes.js';
import type { Body } from '../protocol/message.js';

/** Values by key, a key being any JSON. */
export type State = Pick<ReadonlyMap<string, Json>, 'get'>;

export type Change = readonly [key: string, value: Json];

/** The answer to a request, and its change; absent where there is none. */
export interface Applied {
  readonly change?: Change;
  readonly answer: Body;
}

/** A key as a text, as states store it. */
export const keyOf = (value: Json | undefined): string => JSON.stringify(value ?? null);

/** Equal as JSON, in any order of object keys. */
function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: Json | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item));
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}

/** `read`, `write` and `cas` as Maelstrom's key-value services answer them. */
export function applyRequest(state: State, request: Body): Applied {
  const { type, value, from, to } = request;
  if (request['key'] === undefined) return { answer: errorBody(12, 'the request has no key') };
  const key = keyOf(request['key']);
  const current = state.get(key);
  if (type === 'read')
    return { answer: current === undefined ? missing(key) : { type: 'read_ok', value: current } };
  if (type === 'write') return { change: [key, value ?? null], answer: { type: 'write_ok' } };
  if (type !== 'cas') return { answer: errorBody(10, `there is no request of type ${type}`) };
  const creates = current === undefined && request['create_if_not_exists'] === true;
  if (current === undefined && !creates) return { answer: missing(key) };
  if (!creates && !isEqual(current, from))
    return {
      answer: errorBody(22, `expected ${JSON.stringify(from ?? null)}, but had ${JSON.stringify(current)}`),
    };
  return { change: [key, to ?? null], answer: { type: 'cas_ok' } };
}

const missing = (key: string): Body => errorBody(20, `there is no key ${key}`);
