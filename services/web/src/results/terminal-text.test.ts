import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cpuMsOf } from '../cpu-time.fixture.js';
import { parseTerminalText, revealUnseen } from './terminal-text.js';

const shown = (text: string) =>
  parseTerminalText(text)
    .map((part) => part.text)
    .join('');
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Sequences that affect a terminal, a page or a reader's eyes, and how they should look. */
const CORPUS: readonly (readonly [what: string, text: string, seen: string])[] = [
  ['colours', '\u001b[31mred\u001b[0m', 'red'],
  ['256 colours', '\u001b[38;5;196mred\u001b[m', 'red'],
  ['true colours', '\u001b[1;38;2;255;0;0mred\u001b[0m', 'red'],
  ['clearing the screen', '\u001b[2Jgone', '\u241b[2Jgone'],
  ['moving the cursor over what was printed', 'FAIL\u001b[1GPASS', 'FAIL\u241b[1GPASS'],
  ['a window title', '\u001b]0;owned\u0007', '\u241b]0;owned\u2407'],
  [
    'a link',
    '\u001b]8;;http://evil.example\u001b\\click\u001b]8;;\u001b\\',
    '\u241b]8;;http://evil.example\u241b\\click\u241b]8;;\u241b\\',
  ],
  ['a device query', '\u001b[6n\u001b[c', '\u241b[6n\u241b[c'],
  ['one-byte escapes', '\u009b31mred\u009d0;x\u009c', '<U+009B>31mred<U+009D>0;x<U+009C>'],
  ['an unfinished sequence', 'end\u001b[3', 'end\u241b[3'],
  ['overprinting', 'wrong\rright', 'wrong\u240dright'],
  ['rubbing out', 'bad\b\b\bgood', 'bad\u2408\u2408\u2408good'],
  ['line ends of Windows', 'a\r\nb', 'a\nb'],
  ['tabs and lines', 'a\tb\nc', 'a\tb\nc'],
  ['a bell, a NUL and a DEL', '\u0007\u0000\u007f', '\u2407\u2400\u2421'],
  ['text turned around', 'user\u202e txt.exe', 'user<U+202E> txt.exe'],
  ['isolates', '\u2066a\u2069', '<U+2066>a<U+2069>'],
  ['zero width', 'pass\u200bword\ufeff', 'pass<U+200B>word<U+FEFF>'],
  ['soft hyphens and fillers', 'a\u00adb\u3164c', 'a<U+00AD>b<U+3164>c'],
  ['separators', 'a\u2028b\u2029c', 'a<U+2028>b<U+2029>c'],
  ['tags', `a${String.fromCodePoint(0xe0041)}`, 'a<U+E0041>'],
  ['half a surrogate', 'a\ud800b', 'a<U+D800>b'],
  ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['words of all peoples', 'naïve 日本語 עברית 🎉', 'naïve 日本語 עברית 🎉'],
];

describe('what a program printed', () => {
  it.each(CORPUS)('shows %s harmlessly', (_what, text, seen) => {
    expect(shown(text)).toBe(seen);
  });

  it('turns colours and weights into styles, and forgets them at a reset', () => {
    expect(parseTerminalText('a\u001b[1;32mb\u001b[0mc')).toEqual([
      { text: 'a', style: {}, mark: false },
      { text: 'b', style: { bold: true, color: 2 }, mark: false },
      { text: 'c', style: {}, mark: false },
    ]);
  });

  it('never hides text: backgrounds and hiding are ignored', () => {
    expect(parseTerminalText('\u001b[8;30;40mx')[0]?.style).toEqual({ color: 0 });
    expect(parseTerminalText('\u001b[8mx')[0]?.style).toEqual({});
  });

  it('leaves nothing invisible, for any input', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u001b', '\u001b[', '31m', '\u009b', '\r', '\n', '\u202e', ';', '\ud83d'),
    );
    fc.assert(
      fc.property(fc.array(unit), (pieces) => {
        const text = pieces.join('');
        const plain = shown(text).replace(/[\t\n]/g, '');
        expect(UNSEEN.test(plain)).toBe(false);
        const compared = revealUnseen(text).map((part) => part.text);
        expect(UNSEEN.test(compared.join('').replace(/[\t\n]/g, ''))).toBe(false);
      }),
    );
  });

  it('is quick with 64 KiB of colours, and gives up the colours rather than create so many elements', () => {
    const text = '\u001b[31ma\u001b[0mb'.repeat(6_000).slice(0, 65_536);
    let parts = parseTerminalText('');
    expect(cpuMsOf(() => (parts = parseTerminalText(text)))).toBeLessThan(1_000);
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.length).toBeLessThanOrEqual(4_000);
  });

  it('shows an escape as a difference where texts are compared', () => {
    expect(revealUnseen('\u001b[31mx\r').map((part) => part.text)).toEqual(['\u241b', '[31mx', '\u240d']);
  });
});
