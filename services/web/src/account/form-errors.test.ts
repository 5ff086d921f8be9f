import { createTokenBodySchema, registerBodySchema } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { ApiProblem, ConnectionLost } from '../api-client/failures.js';
import { fieldErrorsOf, findRejectedFields } from './form-errors.js';

const problem = (code: string, errors?: { path: string; message: string }[]) =>
  new ApiProblem({
    type: 'about:blank',
    title: 'Refused',
    status: 422,
    detail: 'The current password is incorrect. Nothing was changed.',
    code,
    requestId: 'r1',
    ...(errors === undefined ? {} : { errors }),
  });

describe('form errors', () => {
  it('are one sentence per field, with separate text for empty fields', () => {
    const values = { email: 'ada', password: 'short', name: ' ' };
    const parsed = registerBodySchema.safeParse(values);
    expect(parsed.success).toBe(false);
    expect(parsed.error && fieldErrorsOf(parsed.error, values, { name: 'Enter a name.' })).toEqual({
      email: 'This must be an e-mail address such as ada@example.org.',
      password: 'This must have at least 8 characters.',
      name: 'Enter a name.',
    });
  });

  it('include a choice that was not made', () => {
    const values = { name: 'laptop', scopes: [] };
    const parsed = createTokenBodySchema.safeParse(values);
    expect(parsed.error && fieldErrorsOf(parsed.error, values, { scopes: 'Choose at least one.' })).toEqual({
      scopes: 'Choose at least one.',
    });
  });

  it('come from the fields that the server names', () => {
    const rejected = problem('REQUEST_INVALID', [{ path: 'scopes.0', message: 'unknown scope' }]);
    expect(findRejectedFields(rejected, ['name', 'scopes'], {})).toEqual({ scopes: 'Unknown scope.' });
  });

  it('belong to the field that the code is about when the server names none', () => {
    expect(findRejectedFields(problem('PASSWORD_WRONG'), ['current'], { PASSWORD_WRONG: 'current' })).toEqual(
      {
        current: 'The current password is incorrect. Nothing was changed.',
      },
    );
  });

  it('give the specific reason for a weak password', () => {
    const weak = problem('PASSWORD_WEAK', [{ path: 'next', message: 'must not contain your name' }]);
    expect(findRejectedFields(weak, ['next'], { PASSWORD_WEAK: 'next' })).toEqual({
      next: 'This must not contain your name.',
    });
  });

  it('are undefined when the server or the network is at fault', () => {
    expect(findRejectedFields(problem('INTERNAL'), ['current'], {})).toBeUndefined();
    expect(findRejectedFields(new ConnectionLost(null), ['current'], {})).toBeUndefined();
  });
});
