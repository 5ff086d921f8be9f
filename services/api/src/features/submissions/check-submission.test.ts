import { describe, expect, it } from 'vitest';
import type { SubmitBody } from '@hone/contracts';
import { checkSubmission, type CheckedAgainst } from './check-submission.js';

/** A challenge in Java whose main file is `Main.java`, with a read-only text beside it. */
const against = {
  challenge: { submit: ['main.*', 'notes.txt'], runtimes: {} },
  content: {
    starter: {
      java: [
        { path: 'Main.java', content: 'class Main {}' },
        { path: 'NOTES.txt', content: 'read me' },
      ],
    },
  },
  languages: ['java'],
} as unknown as CheckedAgainst;

const body = (paths: readonly string[], entry?: string): SubmitBody => ({
  challenge: 'any',
  language: 'java',
  mode: 'run',
  files: paths.map((path) => ({ path, content: 'class Main {}' })),
  ...(entry !== undefined && { entry }),
});

describe('a file whose name differs from one of the starter in case only', () => {
  it.each([undefined, 'main.java', 'Main.java'])('is taken in its place; entry %s', (entry) => {
    expect(() => checkSubmission(body(['main.java'], entry), against)).not.toThrow();
  });

  it('is rejected with its field when that one is read-only', () => {
    const check = () => checkSubmission(body(['Main.java', 'notes.txt']), against);
    const errors = [
      { path: 'files.1.path', message: 'the path conflicts with NOTES.txt of the starter code' },
    ];
    expect(check).toThrow(expect.objectContaining({ code: 'FILE_PATH_REFUSED', errors }));
  });
});
