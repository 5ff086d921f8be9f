import { ERRORS } from '@hone/contracts';
import { expect, it } from 'vitest';
import { ApiProblem } from './failures.js';

it('repeats what the catalogue calls worth repeating, and nothing else', () => {
  // Those of a device are answered to the command line only.
  const ofBrowsers = Object.entries(ERRORS).filter(([code]) => !code.startsWith('DEVICE_'));
  for (const [code, { status, message, retry }] of ofBrowsers) {
    const problem = { type: 'about:blank', title: '', status, detail: message, code, requestId: '' };
    expect([code, new ApiProblem(problem).retry]).toEqual([code, retry]);
  }
});
