import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.js';

describe('an application error', () => {
  it('takes status and sentence from the catalogue', () => {
    const error = new AppError('SUBMISSION_NOT_FOUND');
    expect([error.status, error.message, error.entry.retry]).toEqual([
      404,
      'This submission does not exist, or it belongs to someone else.',
      false,
    ]);
  });

  it('keeps its own sentence, its fields and its cause', () => {
    const cause = new Error('below');
    const errors = [{ path: 'files.0', message: 'too long' }];
    const error = new AppError('FILE_TOO_LARGE', { detail: 'Send less.', errors, cause });
    expect([error.message, error.errors, error.cause]).toEqual(['Send less.', errors, cause]);
  });
});
