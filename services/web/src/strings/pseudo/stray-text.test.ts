import { describe, expect, it } from 'vitest';
import { accent } from './pseudo-locale.js';
import { findStrayText } from './stray-text.js';

describe('the pseudo-locale', () => {
  it('puts words into brackets and accents, and leaves variables and tags as they are', () => {
    expect(accent('Hi {{name}}, <link>see it</link> <id/>')).toBe('[Ĥí {{name}}, <link>šéé íţ</link> <id/>]');
  });

  it.each([
    ['a string', '<p class="x">[Ĥí]</p>'],
    ['a string with an element inside', '<p>[Ĥí <b>ţĥéŕé</b>, ýóú]</p>'],
    ['a string in a string', '<p title="[Ĥí [ýóú]]">[Ĥí [ýóú]]</p>'],
    ['data alone', '<td>Δοκιμή</td><td>1,290</td><td>[ĶíƁ]</td>'],
    ['data in a string', '<p>[Ĥí Δοκιμή]</p>'],
    ['styles', '<style>p { color: red }</style>'],
    ['data that it is told', '<kbd>Ctrl</kbd>'],
  ])('is content with %s', (_what, html) => {
    expect(findStrayText(html, ['Ctrl'])).toEqual([]);
  });

  it.each([
    ['a word from no catalogue', '<p>Words</p>'],
    ['one in an attribute', '<input placeholder="Words"/>'],
    ['one inside a string', '<p>[Ĥí there]</p>'],
    ['two strings in one text', '<p>[Ĥí] [ţĥéŕé]</p>'],
    ['data beside a string', '<p>Δοκιμή [ĥí]</p>'],
    ['punctuation beside a string', '<p aria-label="([ĥí])">3</p>'],
  ])('finds %s', (_what, html) => {
    expect(findStrayText(html)).toHaveLength(1);
  });
});
