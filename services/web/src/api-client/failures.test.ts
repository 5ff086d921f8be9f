import { ERRORS } from '@hone/contracts';
import { expect, it } from 'vitest';
import { ApiProblem } from './failures.js';

it('retries what the catalogue calls retryable, and nothing else', () => {
  // Only the command line gets the codes about devices.
  const ofBrowsers = Object.entries(ERRORS).filter(([code]) => !code.startsWith('DEVICE_'));
  for (const [code, { status, message, retry }] of ofBrowsers) {
    const problem = { type: 'about:blank', title: '', status, detail: message, code, requestId: '' };
    expect([code, new ApiProblem(problem).retry]).toEqual([code, retry]);
  }
});
