import type { Json } from '../../../history/history.js';
import type { Body } from '../protocol/message.js';
import type { AnswerRead, Request } from './workload.js';

/** A request whose fields are also shown in the history. */
export const requestOf = (name: string, input: { readonly [field: string]: Json } = {}): Request => ({
  name,
  input,
  body: { type: name, ...input },
});

/** Reads one required field of an answer, or none. */
export function fieldOf(body: Body, field: string | undefined): AnswerRead {
  if (field === undefined) return { output: {} };
  const value = body[field];
  return value === undefined ? { wrong: `without ${field}` } : { output: { [field]: value } };
}
