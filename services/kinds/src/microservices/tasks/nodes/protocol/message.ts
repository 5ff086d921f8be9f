import type { Json } from '../../../history/history.js';
import { isTooDeep } from '../../../../judging/json-depth.js';

/** The body of a message; `msg_id` and `in_reply_to` link requests and replies. */
export interface Body {
  readonly type: string;
  readonly msg_id?: Json;
  readonly in_reply_to?: Json;
  readonly [key: string]: Json;
}

/** A message of the protocol, one line of JSON. */
export interface Message {
  readonly src: string;
  readonly dest: string;
  readonly body: Body;
}

export type MessageRead =
  { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly problem: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A line that a node printed, parsed; `problem` follows the words "n1 printed a line that". */
export function readMessage(line: string): MessageRead {
  if (isTooDeep(line)) return { ok: false, problem: 'nests lists and objects too deep' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, problem: 'is not JSON' };
  }
  if (!isObject(value)) return { ok: false, problem: 'is not a JSON object' };
  const { src, dest, body } = value;
  if (typeof src !== 'string') return { ok: false, problem: 'has no src' };
  if (typeof dest !== 'string') return { ok: false, problem: 'has no dest' };
  if (!isObject(body)) return { ok: false, problem: 'has no body, or one that is not an object' };
  if (typeof body['type'] !== 'string') return { ok: false, problem: 'has a body without a type' };
  return { ok: true, message: { src, dest, body: body as Record<string, Json> & { type: string } } };
}
