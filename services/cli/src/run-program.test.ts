import { describe, expect, it } from 'vitest';
import { runProgram } from './run-program.js';

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('a program whose output is piped', () => {
  it('goes on when the reader has enough, and fails when the disk is full', async () => {
    const known = process.stdout.listeners('error');
    await runProgram(['node', 'hone', 'x'], ({ program }) => {
      program.command('x').action(() => undefined);
      return Promise.resolve();
    });
    const [listener] = process.stdout.listeners('error').filter((found) => !known.includes(found));
    const breaks = (code: string) => void listener?.(failure(code));
    expect(listener).toBeTypeOf('function');
    expect(() => breaks('EPIPE')).not.toThrow();
    expect(() => breaks('ENOSPC')).toThrow('ENOSPC');
  });
});
