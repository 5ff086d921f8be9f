import type { z } from 'zod';
import { ApiProblem } from '../api-client/failures.js';
import { t } from '../strings/common.js';

/** Error messages by field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The field that each error code of the server is about. */
export type CodeFields = Readonly<Record<string, string>>;

/** The server's message follows the field's name, such as `must not contain your name`. */
const PREDICATE = /^(?:is|has|must|may|does|contains)\b/;

function asSentence(message: string): string {
  const text = PREDICATE.test(message) ? t('form.thisField', { complaint: message }) : message.trim();
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** One sentence per field; `missing` has the messages for fields that were left empty. */
export function fieldErrorsOf(error: z.ZodError, values: unknown, missing: FieldErrors): FieldErrors {
  const errors: Record<string, string> = {};
  const given = new Map(Object.entries(values as Record<string, unknown>));
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    const value = given.get(name);
    const isEmpty =
      value === undefined ||
      (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0);
    errors[name] ??= (isEmpty ? missing[name] : undefined) ?? asSentence(issue.message);
  }
  return errors;
}

/** Messages by field from the server's answer; undefined when it concerns none of this form's fields. */
export function findRejectedFields(
  error: unknown,
  names: readonly string[],
  codes: CodeFields,
): FieldErrors | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const listed = new Map(
    (error.problem.errors ?? [])
      .map(({ path, message }) => [fieldOf(path), asSentence(message)] as const)
      .filter(([name]) => names.includes(name)),
  );
  const field = codes[error.code];
  // The code's general message says what to do; only a weak password needs its specific reason.
  if (field !== undefined && !(listed.has(field) && error.code === 'PASSWORD_WEAK'))
    listed.set(field, asSentence(error.problem.detail));
  return listed.size === 0 ? undefined : Object.fromEntries(listed);
}

/** `scopes.0` and `/scopes/0` are about the field `scopes`. */
function fieldOf(path: string): string {
  return path.replace(/^\//, '').split(/[./[]/)[0] ?? '';
}
