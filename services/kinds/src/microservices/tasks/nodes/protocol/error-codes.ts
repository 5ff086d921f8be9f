import type { Json } from '../../../history/history.js';
import type { Body } from './message.js';

/** Errors of Maelstrom's protocol. A definite one says that the operation did not and will not happen. */
const ERRORS: ReadonlyMap<number, { readonly name: string; readonly isDefinite: boolean }> = new Map([
  [0, { name: 'timeout', isDefinite: false }],
  [1, { name: 'node-not-found', isDefinite: true }],
  [10, { name: 'not-supported', isDefinite: true }],
  [11, { name: 'temporarily-unavailable', isDefinite: true }],
  [12, { name: 'malformed-request', isDefinite: true }],
  [13, { name: 'crash', isDefinite: false }],
  [14, { name: 'abort', isDefinite: true }],
  [20, { name: 'key-does-not-exist', isDefinite: true }],
  [21, { name: 'key-already-exists', isDefinite: true }],
  [22, { name: 'precondition-failed', isDefinite: true }],
  [30, { name: 'txn-conflict', isDefinite: true }],
]);

const MOST_TEXT = 200;

/** How an answer of type `error` ends its operation: `fail` for certain, or `info` where it may have happened. */
export function completionOf(body: Body): { readonly type: 'fail' | 'info'; readonly error: string } {
  const { code, text } = body;
  const known = typeof code === 'number' ? ERRORS.get(code) : undefined;
  const name = known?.name ?? `error ${JSON.stringify(code ?? null).slice(0, 20)}`;
  const said = typeof text === 'string' && text !== '' ? `: ${text.slice(0, MOST_TEXT)}` : '';
  return { type: known?.isDefinite === true ? 'fail' : 'info', error: `${name}${said}` };
}

/** The body of an error that a service of the harness answers. */
export function errorBody(
  code: number,
  text: string,
): { type: 'error'; code: number; text: string } & {
  readonly [key: string]: Json;
} {
  return { type: 'error', code, text };
}
