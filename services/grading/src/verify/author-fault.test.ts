import { describe, expect, it } from 'vitest';
import { SandboxFault } from '@hone/sandbox';
import { OrderRefused } from '../order.js';
import { findAuthorFault } from './author-fault.js';

const fault = (name: string, more: object = {}) => Object.assign(new Error('it broke'), { name, ...more });

describe('whose fault an error is', () => {
  it("is the author's for programs of the challenge, with the end of their stderr", () => {
    expect(findAuthorFault(fault('TrustedProgramFault', { stderr: ' Traceback\nKeyError: 3\n' }))).toEqual({
      code: 'PROGRAM_FAULT',
      message: 'it broke; stderr: Traceback\nKeyError: 3',
    });
    expect(findAuthorFault(fault('ValidatorFault', { stderr: '' }))?.message).toBe(
      'it broke; its stderr is empty',
    );
    const long = findAuthorFault(fault('TaskFault', { stderr: `${'x'.repeat(5000)}end` }))?.message ?? '';
    expect(long).toMatch(/stderr: …x+end$/);
    expect(long.length).toBeLessThan(700);
  });

  it("is the author's for rejected files", () => {
    const rejected = new OrderRefused([
      { code: 'FILE_PATH_REFUSED', path: 'files.0', message: 'no such path' },
    ]);
    expect(findAuthorFault(rejected)).toEqual({ code: 'SOLUTION_REFUSED', message: 'files.0: no such path' });
  });

  it("is the platform's for everything else", () => {
    expect(findAuthorFault(new SandboxFault('box', 'gone'))).toBeUndefined();
    expect(findAuthorFault(new TypeError('undefined is not a function'))).toBeUndefined();
    expect(findAuthorFault('text')).toBeUndefined();
  });
});
