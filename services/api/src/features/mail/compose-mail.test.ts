import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMail, plainName } from './compose-mail.js';
import { mailSchema } from './mailer.js';

const parts = (typed: string) => ({
  to: 'ada@example.org',
  subject: 'Set a new password',
  before: [`Hello ${typed}`],
  link: { label: 'Set a new password', url: 'https://hone.example.org/reset/abc?a=1&b=2' },
  after: ['This link works once.'],
});

describe('a composed mail', () => {
  it('says the same in text and HTML', () => {
    const { text, html } = composeMail(parts('Ada'));
    expect(text).toBe(
      'Hello Ada\n\nSet a new password:\nhttps://hone.example.org/reset/abc?a=1&b=2\n\nThis link works once.\n',
    );
    expect(html).toContain('<p>Hello Ada</p>');
    expect(html).toContain('href="https://hone.example.org/reset/abc?a=1&amp;b=2"');
  });

  it('has no image, script or second link, for any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const { html } = composeMail(parts(`${typed}<img src=x><script>"'`));
        expect(html.match(/<(?!\/?(?:html|head|meta|title|body|p|a)\b|!doctype)/g)).toBeNull();
        expect(html.match(/<a /g)).toHaveLength(1);
      }),
    );
  });
});

describe('a name in a mail', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['J. R. R. O’Neil-Søren', 'J. R. R. O’Neil-Søren'],
    ['https://evil.example/a?b', 'https evil. example a b'],
    ['pay@evil.example', 'pay evil. example'],
    ['Ada\r\nBcc: eve@evil.example', 'Ada Bcc eve evil. example'],
    ['<b>Ada</b>', 'b Ada b'],
    ['\u202eevil', 'evil'],
    ['李雷', '李雷'],
  ])('%j is written %j', (typed, written) => {
    expect(plainName(typed)).toBe(written);
  });

  it('never becomes a link, a header or a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const name = plainName(typed);
        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029@:/<>"]|\.\S/u);
        expect(name.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('a mail that must not be sent', () => {
  const fine = composeMail(parts('Ada'));
  it.each([
    ['to', { to: 'ada@example.org\nBcc: eve@example.org' }],
    ['to', { to: 'ada@example.org, eve@example.org' }],
    ['to', { to: 'Ada <ada@example.org>' }],
    ['subject', { subject: 'Hello\r\nBcc: eve@example.org' }],
    ['subject', { subject: 'Hello\u2028there' }],
    ['subject', { subject: '' }],
    ['html', { html: '' }],
  ])('names its %s: %j', (path, change) => {
    const issues = mailSchema.safeParse({ ...fine, ...change }).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
