import { describe, expect, test } from 'vitest';
import { readTokens } from './tokens.js';

const cut = (text: string): string[] => {
  const lexed = readTokens(text);
  if (!lexed.ok) throw new Error(lexed.message);
  return lexed.tokens.map(({ kind, text: piece }) => `${kind} ${piece}`);
};

describe('a text is tokenized as by the server', () => {
  test.each([
    ['a quote in a text', `'it''s' "a ""b"""`, [`text 'it''s'`, `text "a ""b"""`]],
    ['a backslash in a text', String.raw`'a\'b' "\\"`, [String.raw`text 'a\'b'`, String.raw`text "\\"`]],
    ['no backslash in a quoted name', '`a\\` `b``c`', ['quoted-name `a\\`', 'quoted-name `b``c`']],
    [
      'a comment to the end of a line',
      'a # b\nc -- d\ne',
      ['word a', 'comment # b', 'word c', 'comment -- d', 'word e'],
    ],
    ['two hyphens that are none', 'a--b', ['word a', 'sign -', 'sign -', 'word b']],
    ['two hyphens before a blank beyond ASCII', 'a--\u00a0b', ['word a', 'sign -', 'sign -', 'word \u00a0b']],
    ['two hyphens at the end', 'a --', ['word a', 'comment --']],
    ['a carriage return ends no comment', '# a\rb', ['comment # a\rb']],
    ['a comment within a text', `'/* -- #' a`, [`text '/* -- #'`, 'word a']],
    ['a comment that does not nest', '/* /* */ a', ['comment /* /* */', 'word a']],
    ['a comment that one star cannot close', '/*/ a */', ['comment /*/ a */']],
    [
      'a keyword behind a number',
      '1.5INTO 1e5INTO .5FOR',
      ['number 1.5', 'word INTO', 'number 1e5', 'word INTO', 'number .5', 'word FOR'],
    ],
    ['a name that begins with digits', '5INTO 0x1F', ['word 5INTO', 'word 0x1F']],
    ['a name behind a point', 't.1e5x', ['word t', 'sign .', 'word 1e5x']],
    ['a name behind a point and a blank', 't. into', ['word t', 'sign .', 'word into']],
    ['letters beyond ASCII', 'größe.ключ', ['word größe', 'sign .', 'word ключ']],
  ])('%s', (_what, text, tokens) => {
    expect(cut(text)).toEqual(tokens);
  });

  test.each([
    [`SELECT 'open`, 7],
    ['SELECT "open', 7],
    ['SELECT `open', 7],
    ['SELECT 1 /* open', 9],
    [String.raw`'\'`, 0],
  ])('an unterminated token is reported: %s', (text, at) => {
    expect(readTokens(text)).toMatchObject({ ok: false, at });
  });
});
