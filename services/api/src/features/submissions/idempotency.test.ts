import type { SubmitBody } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { digestOfBody } from './idempotency.js';

const BODY: SubmitBody = {
  challenge: 'price-spread',
  language: 'python',
  files: [{ path: 'main.py', content: 'print(4)' }],
  mode: 'run',
  input: '1 5',
};
const [FILE] = BODY.files;

describe('the digest of a request', () => {
  it.each<Partial<SubmitBody>>([
    { challenge: 'price-gap' },
    { language: 'javascript' },
    { mode: 'submit' },
    { input: '1 6' },
    { input: undefined },
    { entry: 'main.py' },
    { files: [{ path: 'main.py', content: 'print(5)' }] },
    { files: [{ path: 'other.py', content: 'print(4)' }] },
    { files: [...(FILE === undefined ? [] : [FILE]), { path: 'more.py', content: '' }] },
  ])('differs when it says %j', (changes) => {
    expect(digestOfBody({ ...BODY, ...changes })).not.toBe(digestOfBody(BODY));
  });

  it('is the same for another spelling of the same', () => {
    const { input, mode, files, language, challenge } = BODY;
    expect(digestOfBody({ input, mode, files, language, challenge })).toBe(digestOfBody(BODY));
  });
});
