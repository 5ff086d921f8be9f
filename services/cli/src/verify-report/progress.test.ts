import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.js';

const tellAll = (isTTY: boolean) => {
  const drawn: string[] = [];
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
  });
  stream.on('data', (chunk: Buffer) => drawn.push(chunk.toString()));
  const notes: string[] = [];
  const output = { json: false, result: () => undefined, note: (text: string) => void notes.push(text) };
  const progress = createProgress(stream as unknown as NodeJS.WriteStream, output);
  progress.report({ type: 'proving', slug: 'tiny' });
  progress.report({ type: 'planned', slug: 'tiny', gradings: 2 });
  progress.report({ type: 'graded', slug: 'tiny', path: 'solutions/a', got: 'accepted' });
  progress.report({ type: 'again', slug: 'tiny', message: 'the engine went away' });
  progress.report({ type: 'graded', slug: 'tiny', path: 'solutions/b', got: 'rejected' });
  progress.end();
  return { notes, drawn: drawn.join('') };
};

describe('progress', () => {
  it('is a line for each grading without a terminal', () => {
    const { notes, drawn } = tellAll(false);
    expect(notes).toEqual([
      'tiny: running the generator and the reference',
      'tiny: 2 gradings',
      'tiny 1/2 solutions/a: accepted',
      'tiny again: the engine went away',
      'tiny 2/2 solutions/b: rejected',
    ]);
    expect(drawn).toBe('');
  });

  it('is a bar on a terminal, where only problems get lines', () => {
    const { notes, drawn } = tellAll(true);
    expect(notes).toEqual([
      'tiny: running the generator and the reference',
      '\ntiny again: the engine went away',
    ]);
    expect(drawn).toContain('0/2');
  });
});
