import type { z } from 'zod';
import { ApiProblem } from '../api-client/failures.js';
import { t } from '../strings/common.js';

/** What is wrong with fields, by their names. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Which field an error code of the server is about. */
export type CodeFields = Readonly<Record<string, string>>;

/** The server's words follow the field's name, such as `must not contain your name`. */
const PREDICATE = /^(?:is|has|must|may|does|contains)\b/;

function asSentence(message: string): string {
  const text = PREDICATE.test(message) ? t('form.thisField', { complaint: message }) : message.trim();
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** One sentence per field; `missing` has the words for those that were left empty. */
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

/** The fields that the server's answer is about; undefined when it is about none of this form's. */
export function findRefusedFields(
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
  // The code's own sentence says what to do; only a weak password is better told by the reason of this one.
  if (field !== undefined && !(listed.has(field) && error.code === 'PASSWORD_WEAK'))
    listed.set(field, asSentence(error.problem.detail));
  return listed.size === 0 ? undefined : Object.fromEntries(listed);
}

/** `scopes.0` and `/scopes/0` are about the field `scopes`. */
function fieldOf(path: string): string {
  return path.replace(/^\//, '').split(/[./[]/)[0] ?? '';
}
