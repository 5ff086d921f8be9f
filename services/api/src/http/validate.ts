import { describeIssue } from '@hone/contracts';
import { AppError, type FieldError } from '@hone/kit';
import { z } from 'zod';

/** The invalid fields of a schema, each by its path (`files.0.path`); the body itself is ``. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'unknown field' }));
    return [{ path: path.join('.'), message: issue.message }];
  });
}

/** Parses a part of a request; throws `REQUEST_INVALID` with every invalid field. */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { error: describeIssue });
  if (result.success) return result.data;
  throw new AppError('REQUEST_INVALID', { errors: fieldErrorsOf(result.error) });
}

/** Body of requests without content: absent or `{}`. */
export const emptyBodySchema = z.strictObject({}).optional();

/** The query parameter `limit`: 1 to 100. */
export function limitSchema(byDefault: number) {
  return z.coerce.number().int().min(1).max(100).default(byDefault);
}
