import type { TextPosition } from './text-position.js';

/** Whether a learner's text may be sent to a server, and if not, why. */
export type Examination = { readonly ok: true } | Rejection;

/** Why it may not. */
export interface Rejection {
  readonly ok: false;
  readonly reason: 'compile-error' | 'forbidden';
  /** Sentence for the learner, with the place where one is known. */
  readonly message: string;
  /** The place that the message begins with, and the message without it. */
  readonly at?: TextPosition & { readonly what: string };
}

/** A rejection whose message begins with its position, if one is given. */
export function reject(reason: Rejection['reason'], message: string, where?: TextPosition): Rejection {
  if (where === undefined) return { ok: false, reason, message };
  const place = `line ${where.line}, column ${where.column}: `;
  return { ok: false, reason, message: `${place}${message}`, at: { ...where, what: message } };
}
