import { describe, expect, it } from 'vitest';
import { parseFeedback, readScore, type Feedback, type FeedbackName } from './feedback.js';
import { Transcript } from './transcript.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const feedback = (files: Partial<Record<FeedbackName, string>>): Feedback =>
  new Map(Object.entries(files).map(([name, text]) => [name as FeedbackName, bytes(text)]));

describe('the feedback folder of a validator', () => {
  it('is read back file by file, with any contents', () => {
    const printed = 'judgemessage.txt 7\na\nb 3\nc\nscore.txt 0\n\n';
    const files = parseFeedback(bytes(printed));
    expect([...files].map(([name, content]) => [name, new TextDecoder().decode(content)])).toEqual([
      ['judgemessage.txt', 'a\nb 3\nc'],
      ['score.txt', ''],
    ]);
    expect(parseFeedback(new Uint8Array()).size).toBe(0);
  });

  it('is cut at 4 KiB', () => {
    const files = parseFeedback(bytes(`score.txt 5000\n${'1'.repeat(4096)}\n`));
    expect(files.get('score.txt')).toHaveLength(4096);
  });

  it('is rejected when it was printed in another form', () => {
    expect(() => parseFeedback(bytes('passwd 3\nabc\n'))).toThrow('could not be read back');
    expect(() => parseFeedback(bytes('score.txt'))).toThrow('could not be read back');
  });

  it('has one score, as points or as a multiplier', () => {
    expect(readScore(feedback({}))).toBeUndefined();
    expect(readScore(feedback({ 'score.txt': ' 2.5\n' }))).toEqual({ type: 'points', points: 2.5 });
    expect(readScore(feedback({ 'score_multiplier.txt': '1e-1' }))).toEqual({
      type: 'multiplier',
      multiplier: 0.1,
    });
  });

  it.each([
    [{ 'score.txt': 'nan' }, 'score.txt is no number but "nan"'],
    [{ 'score.txt': '' }, 'score.txt is no number but ""'],
    [{ 'score.txt': 'Infinity' }, 'score.txt is no number but "Infinity"'],
    [{ 'score.txt': '1e999' }, 'score.txt is no number but "1e999"'],
    [{ 'score.txt': '1 2' }, 'it scored twice: score.txt has 2 words'],
    [
      { 'score.txt': '1', 'score_multiplier.txt': '1' },
      'it scored twice: score.txt and score_multiplier.txt',
    ],
    [{ 'score_multiplier.txt': '1.5' }, 'score_multiplier.txt is 1.5, which is not between 0 and 1'],
    [{ 'score.txt': '\u001b[2J' }, 'score.txt is no number but "?[2J"'],
  ])('is not believed when it says %j', (files, wrong) => {
    expect(readScore(feedback(files))).toEqual({ wrong });
  });
});

describe('a transcript', () => {
  it('marks each line with its speaker', () => {
    const transcript = new Transcript();
    transcript.add('program', bytes('1\n2'));
    transcript.add('program', bytes('3\n'));
    transcript.add('validator', bytes('more\n'));
    expect(transcript.toString()).toBe('> 1\n> 23\n< more');
  });

  it('ends when enough was said', () => {
    const transcript = new Transcript();
    for (let turn = 0; turn < 100; turn += 1) transcript.add('program', bytes('x'.repeat(1000)));
    expect(transcript.toString()).toMatch(/\n… cut here$/);
    expect(transcript.toString().length).toBeLessThan(6100);
  });
});
