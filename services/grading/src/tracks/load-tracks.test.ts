import { describe, expect, it } from 'vitest';
import { parseTracks } from './load-tracks.js';

const KNOWN = new Set(['quiet-customers', 'hot-counter']);

const track = (changes: Readonly<Record<string, string>> = {}) => {
  const lines = {
    format: 'hone-track/1',
    slug: 'first-week',
    title: 'First week',
    summary: 'A short tour of all that Hone grades.',
    order: '1',
    challenges: '[{ challenge: quiet-customers, why: You meet a result that is compared row by row. }]',
    ...changes,
  };
  return Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
};
const parse = (files: Readonly<Record<string, string>>) =>
  parseTracks(
    new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
    KNOWN,
  );

describe('track files', () => {
  it('are read in the order in which tracks are shown', () => {
    const { tracks, findings } = parse({
      'second.yml': track({ slug: 'second', order: '2' }),
      'first-week.yml': track(),
    });
    expect(findings).toEqual([]);
    expect(tracks.map(({ slug }) => slug)).toEqual(['first-week', 'second']);
  });

  it('are rejected with file and slug when they name an unknown challenge', () => {
    const challenges =
      '[{ challenge: quiet-customer, why: It is almost the right name., after: [hot-counters] }]';
    expect(parse({ 'first-week.yml': track({ challenges }) }).findings).toEqual([
      expect.objectContaining({
        code: 'TRACK_CHALLENGE_UNKNOWN',
        path: 'first-week.yml',
        message: 'there is no challenge "quiet-customer"; did you mean "quiet-customers"?',
      }),
      expect.objectContaining({
        message: 'there is no challenge "hot-counters"; did you mean "hot-counter"?',
      }),
    ]);
  });

  it.each([
    ['another name', 'other.yml', track(), 'TRACK_NAME'],
    ['an unknown key', 'first-week.yml', track({ prize: 'none' }), 'KEY_UNKNOWN'],
    ['no challenge', 'first-week.yml', track({ challenges: '[]' }), 'VALUE_INVALID'],
    [
      'a text of two lines',
      'first-week.yml',
      track({ summary: '"one line\\nand another"' }),
      'VALUE_INVALID',
    ],
    [
      'a challenge twice',
      'first-week.yml',
      track({
        challenges:
          '[{ challenge: hot-counter, why: once is enough }, { challenge: hot-counter, why: twice is not }]',
      }),
      'VALUE_INVALID',
    ],
    [
      'a challenge after itself',
      'first-week.yml',
      track({ challenges: '[{ challenge: hot-counter, why: once is enough, after: [hot-counter] }]' }),
      'TRACK_AFTER_ITSELF',
    ],
  ])('are rejected with %s', (_what, name, text, code) => {
    expect(parse({ [name]: text }).findings).toEqual([expect.objectContaining({ code })]);
  });

  it('are rejected when they are not UTF-8', () => {
    const { findings } = parseTracks(new Map([['a.yml', new Uint8Array([0xff, 0xfe])]]), KNOWN);
    expect(findings).toMatchObject([{ code: 'TRACK_ENCODING', path: 'a.yml' }]);
  });
});
